-- One row a petition, with what an indicator asks of it. Days are those of the municipality's time zone.
CREATE VIEW petition_attention AS
SELECT p.id, p.folio, p.subject, p.status,
  (p.received_at AT TIME ZONE m.time_zone)::date AS received_day,
  p.requires_reply AND p.status NOT IN ('annulled', 'no_reply_required') AS requires_reply,
  first_reply.replied_at IS NOT NULL AND p.status NOT IN ('annulled', 'received', 'referred', 'acknowledged', 'in_prevention')
    AS answered,
  (first_reply.replied_at AT TIME ZONE m.time_zone)::date AS answered_day
FROM petition p
CROSS JOIN municipality m
LEFT JOIN LATERAL (SELECT min(r.replied_at) AS replied_at FROM reply r WHERE r.petition_id = p.id) first_reply ON true;

-- Attention rate, definition 1: petitions answered / petitions that require an answer, of those received in the period.
-- Annulled petitions and those that require no answer are in neither.
CREATE FUNCTION attention_rate(p_from date, p_to date) RETURNS TABLE (numerator integer, denominator integer)
LANGUAGE sql STABLE AS $$
  SELECT count(*) FILTER (WHERE answered)::integer, count(*)::integer
  FROM petition_attention WHERE requires_reply AND received_day BETWEEN p_from AND p_to
$$;

GRANT SELECT ON petition_attention TO oficialia_desk;
