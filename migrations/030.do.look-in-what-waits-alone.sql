-- What is asked with every page looks at what waits, and not at all that ever was.

-- The menu of a department counts what waits for its chief: only replies that need approval can.
CREATE INDEX reply_to_approve ON reply (referral_id) WHERE needs_approval;

-- Of a petition that waits to be turned not only the priority that the rule gives is kept, but what is suggested first:
-- the tray is narrowed by its department and its topic.
ALTER TABLE waiting_priority RENAME TO waiting_suggestion;
ALTER TABLE waiting_suggestion RENAME CONSTRAINT waiting_priority_pk TO waiting_suggestion_pk;
ALTER TABLE waiting_suggestion ALTER COLUMN priority DROP NOT NULL, ADD COLUMN topic_id integer, ADD COLUMN rule_id integer;

DROP VIEW priority_that_waits;
CREATE VIEW suggestion_that_waits AS
SELECT p.id AS petition_id, rule.priority, s.topic_id, s.rule_id
FROM petition p JOIN suggestion s ON s.petition_id = p.id AND s.rank = 1 LEFT JOIN competence_rule rule ON rule.id = s.rule_id
WHERE p.status = 'received';
GRANT SELECT ON suggestion_that_waits TO oficialia_desk;

CREATE FUNCTION refresh_waiting_suggestion(p_petition bigint) RETURNS void LANGUAGE sql AS $$
  DELETE FROM waiting_suggestion WHERE petition_id = p_petition;
  INSERT INTO waiting_suggestion SELECT * FROM suggestion_that_waits WHERE petition_id = p_petition;
$$;
REVOKE EXECUTE ON FUNCTION refresh_waiting_suggestion(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION refresh_waiting_suggestion(bigint) TO oficialia_desk;

ALTER FUNCTION keep_priority_of_suggestion() RENAME TO keep_waiting_suggestion;
CREATE OR REPLACE FUNCTION keep_waiting_suggestion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_waiting_suggestion(CASE TG_OP WHEN 'DELETE' THEN OLD.petition_id ELSE NEW.petition_id END);
  RETURN NULL;
END $$;
ALTER FUNCTION keep_priority_of_petition() RENAME TO keep_suggestion_of_petition;
CREATE OR REPLACE FUNCTION keep_suggestion_of_petition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_waiting_suggestion(NEW.id);
  RETURN NULL;
END $$;
ALTER TRIGGER suggestion_made_prior ON suggestion RENAME TO suggestion_made_waits;
ALTER TRIGGER suggestion_dropped_prior ON suggestion RENAME TO suggestion_dropped_waits;
DROP FUNCTION refresh_waiting_priority(bigint);

TRUNCATE waiting_suggestion;
INSERT INTO waiting_suggestion SELECT * FROM suggestion_that_waits;
