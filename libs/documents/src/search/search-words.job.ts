import { Injectable } from '@nestjs/common';
import { Db, Handles, Log } from '@oficialia/platform';
import { countWords } from '../documents.jobs.js';

const BATCH = 200;
const LONGEST_MS = 4 * 60_000;

/** Takes the words of some fresh petitions, with their accents, and adds up in how many petitions each one is. */
const COUNT = `WITH taken AS (
    DELETE FROM search_fresh WHERE petition_id IN (
      SELECT petition_id FROM search_fresh ORDER BY petition_id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
    RETURNING petition_id
  ), texts AS (
    SELECT p.id, concat_ws(' ', p.sender_name, p.sender_institution, p.subject, p.contact_neighbourhood) AS text
      FROM taken t JOIN petition p ON p.id = t.petition_id
    UNION ALL
    SELECT d.petition_id, normalize(left(g.text, 100000), NFC) FROM taken t JOIN document d ON d.petition_id = t.petition_id
      JOIN page_text g ON g.document_id = d.id WHERE NOT g.doubtful
  ), words AS (
    SELECT DISTINCT id, lower(word) AS shown FROM texts,
      regexp_split_to_table(text, '[^A-Za-zÁÉÍÓÚÜÑáéíóúüñ]+') AS word WHERE length(word) BETWEEN 3 AND 30
  ), counted AS (
    SELECT search_fold(shown) AS word, max(shown) AS shown, count(DISTINCT id)::integer AS entries FROM words GROUP BY 1
  ), written AS (
    INSERT INTO search_word AS w (word, shown, entries) SELECT word, shown, entries FROM counted ORDER BY word
    ON CONFLICT (word) DO UPDATE SET entries = w.entries + excluded.entries,
      shown = greatest(w.shown COLLATE "C", excluded.shown COLLATE "C")
  ) SELECT count(*) AS taken FROM taken`;

/** Keeps the words for "quiso decir". A petition that is read again counts again: near enough for what it is for. */
@Injectable()
export class SearchWordsJob {
  constructor(
    private readonly db: Db,
    private readonly log: Log,
  ) {}

  @Handles(countWords)
  async count(): Promise<void> {
    const until = performance.now() + LONGEST_MS;
    let petitions = 0;
    for (let taken = BATCH; taken === BATCH && performance.now() < until; petitions += taken) {
      taken = await this.db.transaction(async (tx) => {
        const rows: { taken: number }[] = await tx.query(COUNT);
        return rows[0]?.taken ?? 0;
      });
    }
    if (petitions > 0) this.log.info({ event: 'search.words', petitions });
  }
}
