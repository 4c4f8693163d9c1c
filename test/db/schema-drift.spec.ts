// What the modules register is what these tests see, as in the programs.
import '@oficialia/directory';
import '@oficialia/documents';
import '@oficialia/indicators';
import '@oficialia/registry';
import '@oficialia/replies';
import '@oficialia/routing';
import { Test } from '@nestjs/testing';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { describeSchema } from './schema-catalogue.js';

/** All that the migrations make and TypeORM 1.1 cannot say; whoever adds a line here says why beside the entity. */
const BEYOND_TYPEORM = `
  ALTER TABLE correction ADD COLUMN transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id();
  CREATE EXTENSION pg_trgm;
  CREATE INDEX search_word_alike ON search_word USING gin (word gin_trgm_ops);
  ALTER INDEX sender_trace_keys SET (fastupdate = off);
  CREATE INDEX page_looks ON page USING gin ((ARRAY[
    perceptual_hash >> 48 & 65535, 65536 + (perceptual_hash >> 32 & 65535),
    131072 + (perceptual_hash >> 16 & 65535), 196608 + (perceptual_hash & 65535)
  ])) WHERE perceptual_hash IS NOT NULL`;
const UNKNOWN_TO_TYPEORM = ['ALTER TABLE "correction" DROP COLUMN "transaction_id"'];

let migrated: TestDatabase;
let fromEntities: TestDatabase;
/** What the entities would make. */
let wanted: string[];

beforeAll(async () => {
  migrated = await createTestDatabase('empty');
  fromEntities = await createTestDatabase('blank');
  await withEntities(fromEntities, (entities) => entities.synchronize());
  await fromEntities.query(BEYOND_TYPEORM);
  wanted = await describeSchema(fromEntities);
});
afterAll(() => Promise.all([migrated.drop(), fromEntities.drop()]));

describe('The entities', { timeout: 30_000 }, () => {
  it('leave TypeORM nothing to change in a migrated database', async () => {
    expect(await changesWanted(migrated)).toEqual(UNKNOWN_TO_TYPEORM);
  });

  it('cover every table, and no other', async () => {
    const rows = await migrated.query<{ name: string }>(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'schema_version'",
    );
    const tables = await withEntities(migrated, ({ entityMetadatas }) => entityMetadatas.map((e) => e.tableName));
    expect(tables.toSorted()).toEqual(rows.map(({ name }) => name).toSorted());
  });

  // TypeORM compares checks, indexes and foreign keys by name only; PostgreSQL's own words leave nothing out.
  it('would make the same columns, constraints and indexes as the migrations', async () => {
    expect(await differences(migrated)).toEqual([]);
    expect((await describeSchema(migrated)).length).toBeGreaterThan(300);
  });
});

describe('A drift', { timeout: 30_000 }, () => {
  it.each<[string, string, string[]]>([
    ['a column that no entity has', 'ALTER TABLE person ADD x text', ['+ person.x text']],
    ['a table that no entity has', 'CREATE TABLE stray (x text)', ['+ stray.x text']],
    [
      'a column that may be empty',
      'ALTER TABLE petition ALTER subject DROP NOT NULL',
      ['- petition.subject text not null', '+ petition.subject text'],
    ],
    [
      'another default',
      'ALTER TABLE topic ALTER term_days SET DEFAULT 15',
      ['- topic.term_days integer not null default 10', '+ topic.term_days integer not null default 15'],
    ],
    [
      'a check with the same name and other words',
      'ALTER TABLE topic DROP CONSTRAINT topic_term_range, ADD CONSTRAINT topic_term_range CHECK (term_days > 0)',
      [
        '- topic: topic_term_range CHECK (((term_days >= 1) AND (term_days <= 365)))',
        '+ topic: topic_term_range CHECK ((term_days > 0))',
      ],
    ],
    [
      'a partial index that lost its condition',
      'DROP INDEX annulment_one_open; CREATE UNIQUE INDEX annulment_one_open ON annulment (petition_id)',
      [
        '- CREATE UNIQUE INDEX annulment_one_open ON public.annulment USING btree (petition_id) WHERE (decided_at IS NULL)',
        '+ CREATE UNIQUE INDEX annulment_one_open ON public.annulment USING btree (petition_id)',
      ],
    ],
    [
      'a foreign key that is gone',
      'ALTER TABLE receipt DROP CONSTRAINT receipt_person',
      ['- receipt: receipt_person FOREIGN KEY (issued_by) REFERENCES person(id)'],
    ],
  ])('is seen: %s', async (_name, change, seen) => {
    await withDrifted(change, async (drifted) => expect(await differences(drifted)).toEqual(seen));
  });

  it('is seen by TypeORM too, which would drop what it does not know', async () => {
    await withDrifted('ALTER TABLE person ADD x text', async (drifted) => {
      expect(await changesWanted(drifted)).toContain('ALTER TABLE "person" DROP COLUMN "x"');
    });
  });
});

/** What the database lacks (-) and has too much (+), measured by the entities. */
async function differences(database: TestDatabase): Promise<string[]> {
  const found = await describeSchema(database);
  return [
    ...wanted.filter((line) => !found.includes(line)).map((line) => `- ${line}`),
    ...found.filter((line) => !wanted.includes(line)).map((line) => `+ ${line}`),
  ];
}

/** Runs `work` on a migrated database to which `change` was done behind the entities' back. */
async function withDrifted(change: string, work: (drifted: TestDatabase) => Promise<void>): Promise<void> {
  const drifted = await createTestDatabase('empty');
  try {
    await drifted.query(change);
    await work(drifted);
  } finally {
    await drifted.drop();
  }
}

async function changesWanted(database: TestDatabase): Promise<string[]> {
  const { upQueries } = await withEntities(database, (entities) => entities.driver.createSchemaBuilder().log());
  return upQueries.map(({ query: sql }) => sql);
}

/** Runs `work` on a connection that knows every entity that the modules register. */
async function withEntities<T>({ url }: TestDatabase, work: (entities: DataSource) => T | Promise<T>): Promise<T> {
  const connection = TypeOrmModule.forRoot({
    type: 'postgres',
    url,
    autoLoadEntities: true,
    installExtensions: false,
    retryAttempts: 0,
  });
  const module = await Test.createTestingModule({ imports: [connection] }).compile();
  try {
    return await work(module.get(DataSource));
  } finally {
    await module.close();
  }
}
