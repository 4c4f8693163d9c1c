import { Clock, Db, tidyText } from '@oficialia/platform';
import type { Configstore } from '@tus/file-store';
import { Upload } from '@tus/server';

/** Where an upload was begun says who owns it, in the only place that the protocol hands to its storage. */
export const OWNER = 'owner';
const LONGEST_NAME = 200;

interface Row {
  id: string;
  name: string;
  size: number;
  created_at: Date;
}

/** What is known of each upload, in the database: every desk process can go on with it. */
export class UploadRows implements Configstore {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async get(id: string): Promise<Upload | undefined> {
    const sql = 'SELECT id, name, size, created_at FROM resumable_upload WHERE id = $1';
    const row = (await this.db.query<Row>(sql, [id]))[0];
    if (!row) return undefined;
    const { name, size, created_at: created } = row;
    return new Upload({ id, size, offset: 0, metadata: { filename: name }, creation_date: created.toISOString() });
  }

  async set(id: string, { size, metadata }: Upload): Promise<void> {
    const name = tidyText(metadata?.['filename'] ?? '', false);
    const values = [id, Number(metadata?.[OWNER]), Array.from(name).slice(0, LONGEST_NAME).join(''), size];
    await this.db.transaction((tx) =>
      tx.query('INSERT INTO resumable_upload (id, person_id, name, size, created_at) VALUES ($1, $2, $3, $4, $5)', [
        ...values,
        this.clock.now(),
      ]),
    );
  }

  async delete(id: string): Promise<void> {
    await this.db.transaction((tx) => tx.query('DELETE FROM resumable_upload WHERE id = $1 AND pile_id IS NULL', [id]));
  }
}
