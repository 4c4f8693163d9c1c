/** Characters that are judged and learned: some eighty pages; what a petition asks stands long before. */
const LONGEST_TEXT = 200_000;

/** SQL: what was read of a petition `p` and its annexes, in the order of its pages; empty when there is nothing yet. */
export const PETITION_TEXT = `left(coalesce((
    SELECT string_agg(g.text, E'\\n' ORDER BY d.id, g.number) FROM document d JOIN page_text g ON g.document_id = d.id
    WHERE d.petition_id = p.id AND d.purpose IN ('petition', 'annex')), ''), ${LONGEST_TEXT})`;
