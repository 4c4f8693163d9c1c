/** Where words are looked for: subject or read text, or one of them. */
export type Place = 'anywhere' | 'subject' | 'text';
export type WordsMode = 'any' | 'all' | 'none';

/** What a petition is registered with, by the words of the API. */
export type Trait = 'sender_kind' | 'document_kind' | 'channel' | 'neighbourhood';

/**
 * One condition of a rule, as it is stored and as the form shows it. Those of a rule hold together; the values within one
 * are alternatives. Topics are numbers of the catalogue, days `YYYY-MM-DD` with both ends included.
 */
export type Condition =
  | { type: 'topic'; topics: number[] }
  | { type: 'no_topic' }
  | { type: 'words'; place: Place; mode: WordsMode; phrases: string[] }
  | { type: Trait; negated: boolean; values: string[] }
  | { type: 'received'; from: string | null; to: string | null };

export type ConditionType = Condition['type'];

/** Whether the rule speaks of single topics; else of the petition as a whole. */
export function speaksOfTopics(conditions: readonly Condition[]): boolean {
  return conditions.some(({ type }) => type === 'topic');
}
