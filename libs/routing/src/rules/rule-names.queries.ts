import type { Queryable } from '@oficialia/platform';

/** What rules speak of, by the names that people know. */
export interface RuleNames {
  topics: Map<number, string>;
  documentKinds: Map<string, string>;
}

export async function ruleNames(source: Queryable): Promise<RuleNames> {
  const topics = await source.query<{ number: number; name: string }>('SELECT number, name FROM topic ORDER BY name');
  const kinds = await source.query<{ key: string; name: string }>(
    'SELECT key, name FROM document_kind ORDER BY position, name',
  );
  return {
    topics: new Map(topics.map(({ number, name }) => [number, name])),
    documentKinds: new Map(kinds.map(({ key, name }) => [key, name])),
  };
}
