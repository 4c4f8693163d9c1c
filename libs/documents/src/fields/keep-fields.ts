import type { Queryable } from '@oficialia/platform';
import { findFields, LONGEST_LETTER } from './find-fields.js';
import type { FieldPage } from './letter.js';

const OTHER_LANGUAGE = 'Otro idioma: ';
const NAMES = new Intl.DisplayNames(['es-MX'], { type: 'language' });
/** So many pages are named one by one. */
const NAMED = 8;
const LIST = new Intl.ListFormat('es-MX');

interface PageLanguage {
  number: number;
  /** ISO 639-3. */
  language: string | null;
}

/** The first pages of a document that were read, in order: where a letter is. */
function letterPagesOf(source: Queryable, documentId: number): Promise<FieldPage[]> {
  return source.query<FieldPage>(
    `SELECT g.number, t.text, g.words, g.confidence, g.width, g.height FROM page g JOIN page_text t USING (document_id, number)
     WHERE g.document_id = $1 AND g.status = 'read' AND NOT g.blank ORDER BY g.number LIMIT $2`,
    [documentId, LONGEST_LETTER],
  );
}

/**
 * Keeps with a document what its pages seem to say of the registration, and tells the clerk of pages that are not in
 * Spanish. To be called when its reading ends and whenever a page's text changes.
 */
export async function keepFields(tx: Queryable, documentId: number): Promise<void> {
  const fields = findFields(await letterPagesOf(tx, documentId));
  const foreign = await tx.query<PageLanguage>(
    `SELECT number, language FROM page WHERE document_id = $1 AND language <> 'spa' ORDER BY number`,
    [documentId],
  );
  await tx.query(
    `UPDATE document SET fields = $2, remarks = $3::jsonb || (SELECT coalesce(jsonb_agg(remark), '[]')
       FROM jsonb_array_elements(remarks) remark WHERE NOT starts_with(remark #>> '{}', $4))
     WHERE id = $1`,
    [documentId, JSON.stringify(fields), JSON.stringify(languageRemarks(foreign)), OTHER_LANGUAGE],
  );
}

/** `Otro idioma: la página 2 parece estar en inglés.` */
export function languageRemarks(pages: readonly PageLanguage[]): string[] {
  const byLanguage = new Map<string, number[]>();
  for (const { number, language } of pages) {
    if (language === null || language === 'spa') continue;
    byLanguage.set(language, [...(byLanguage.get(language) ?? []), number]);
  }
  return Array.from(byLanguage, ([language, numbers]) => {
    const many = numbers.length > 1;
    const which = `${many ? 'las páginas' : 'la página'} ${LIST.format(named(numbers))}`;
    if (language === 'und') return `${OTHER_LANGUAGE}${which} no ${many ? 'parecen' : 'parece'} estar en español.`;
    return `${OTHER_LANGUAGE}${which} ${many ? 'parecen' : 'parece'} estar en ${NAMES.of(language)}.`;
  });
}

function named(numbers: number[]): string[] {
  const shown = numbers.slice(0, NAMED).map(String);
  return numbers.length > NAMED ? [...shown, `${numbers.length - NAMED} más`] : shown;
}
