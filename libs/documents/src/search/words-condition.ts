/**
 * The condition that the words of a text stand in a petition or its documents; `petition` is an SQL expression of its id,
 * `text` a parameter. Alone words without meaning, as «de la», are in none.
 */
export function hasWords(petition: string, text: string): string {
  return `EXISTS (SELECT 1 FROM search_entry found WHERE found.petition_id = ${petition}
    AND found.vector @@ plainto_tsquery('oficialia', search_fold(${text})))`;
}
