-- What waits for somebody is a thousandth of what there is. Its referrals are kept apart, with all that a tray picks and
-- sorts by, so that a tray costs what it shows and not what the office has ever turned. Derived: triggers keep it, and
-- nothing else writes it.
CREATE FUNCTION off_the_way(p_status text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN p_status IN ('annulled', 'withdrawn', 'remitted', 'not_filed');

CREATE TABLE waiting_referral (
  referral_id bigint CONSTRAINT waiting_referral_pk PRIMARY KEY
    CONSTRAINT waiting_referral_referral REFERENCES referral (id),
  petition_id bigint NOT NULL,
  department_id integer NOT NULL,
  topic_id integer,
  instruction text NOT NULL,
  requires_reply boolean NOT NULL,
  referred_by integer NOT NULL,
  referred_at timestamptz NOT NULL,
  acknowledged_by integer,
  status text NOT NULL,
  -- 'infinity' where no answer is due and while the clock waits or stands still.
  due_date date NOT NULL
);
CREATE INDEX waiting_referral_by_due_date ON waiting_referral (due_date, referral_id);
CREATE INDEX waiting_referral_by_department ON waiting_referral (department_id, due_date, referral_id);
CREATE INDEX waiting_referral_by_referring ON waiting_referral (referred_by, due_date, referral_id);
CREATE INDEX waiting_referral_by_acknowledging ON waiting_referral (acknowledged_by, due_date, referral_id);
CREATE INDEX waiting_referral_by_petition ON waiting_referral (petition_id);
CREATE INDEX waiting_referral_due ON waiting_referral (due_date, referral_id)
  WHERE requires_reply AND status IN ('issued', 'acknowledged');
CREATE INDEX waiting_referral_returned ON waiting_referral (due_date, referral_id) WHERE status = 'returned';

-- The one definition of what the table above holds: the department has to acknowledge it or to answer, or gave it back.
CREATE VIEW referral_that_waits AS
SELECT r.id AS referral_id, r.petition_id, r.department_id, r.topic_id, r.instruction, r.requires_reply, r.referred_by,
  r.referred_at,
  CASE WHEN r.status <> 'issued' THEN
    (SELECT a.acknowledged_by FROM acknowledgement a WHERE a.referral_id = r.id ORDER BY a.id DESC LIMIT 1) END AS acknowledged_by,
  r.status, coalesce(r.due_date, 'infinity') AS due_date
FROM referral r JOIN petition p ON p.id = r.petition_id
WHERE NOT off_the_way(p.status) AND (r.status IN ('issued', 'returned') OR (r.status = 'acknowledged' AND r.requires_reply));

CREATE FUNCTION keep_waiting_referrals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM waiting_referral w USING changed c
  WHERE w.referral_id = c.id AND NOT EXISTS (SELECT 1 FROM referral_that_waits x WHERE x.referral_id = c.id);
  INSERT INTO waiting_referral SELECT x.* FROM changed c JOIN referral_that_waits x ON x.referral_id = c.id
  ON CONFLICT (referral_id) DO UPDATE
    SET acknowledged_by = excluded.acknowledged_by, status = excluded.status, due_date = excluded.due_date;
  RETURN NULL;
END $$;
CREATE TRIGGER referral_made_waits AFTER INSERT ON referral REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION keep_waiting_referrals();
CREATE TRIGGER referral_moved_waits AFTER UPDATE ON referral REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION keep_waiting_referrals();

CREATE FUNCTION keep_who_acknowledged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE waiting_referral SET acknowledged_by = NEW.acknowledged_by WHERE referral_id = NEW.referral_id;
  RETURN NULL;
END $$;
CREATE TRIGGER acknowledgement_made_known AFTER INSERT ON acknowledgement
  FOR EACH ROW EXECUTE FUNCTION keep_who_acknowledged();

CREATE FUNCTION keep_waiting_of_petition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM waiting_referral WHERE petition_id = NEW.id;
  INSERT INTO waiting_referral SELECT * FROM referral_that_waits WHERE petition_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER petition_off_or_on_the_way AFTER UPDATE OF status ON petition FOR EACH ROW
  WHEN (off_the_way(OLD.status) <> off_the_way(NEW.status)) EXECUTE FUNCTION keep_waiting_of_petition();

INSERT INTO waiting_referral SELECT * FROM referral_that_waits;

-- What the rule that decides says of the priority of a petition that waits to be turned, where it says something: the
-- tray is sorted by it, and the suggestions of all times are too many to look at each. Derived like the table above.
CREATE TABLE waiting_priority (
  petition_id bigint CONSTRAINT waiting_priority_pk PRIMARY KEY,
  priority text NOT NULL
);
CREATE VIEW priority_that_waits AS
SELECT p.id AS petition_id, rule.priority
FROM petition p JOIN suggestion s ON s.petition_id = p.id AND s.rank = 1 JOIN competence_rule rule ON rule.id = s.rule_id
WHERE p.status = 'received' AND rule.priority IS NOT NULL;

CREATE FUNCTION refresh_waiting_priority(p_petition bigint) RETURNS void LANGUAGE sql AS $$
  DELETE FROM waiting_priority WHERE petition_id = p_petition;
  INSERT INTO waiting_priority SELECT * FROM priority_that_waits WHERE petition_id = p_petition;
$$;
CREATE FUNCTION keep_priority_of_suggestion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_waiting_priority(CASE TG_OP WHEN 'DELETE' THEN OLD.petition_id ELSE NEW.petition_id END);
  RETURN NULL;
END $$;
CREATE TRIGGER suggestion_made_prior AFTER INSERT OR UPDATE ON suggestion FOR EACH ROW
  WHEN (NEW.rank = 1) EXECUTE FUNCTION keep_priority_of_suggestion();
CREATE TRIGGER suggestion_dropped_prior AFTER DELETE ON suggestion FOR EACH ROW
  WHEN (OLD.rank = 1) EXECUTE FUNCTION keep_priority_of_suggestion();
CREATE FUNCTION keep_priority_of_petition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_waiting_priority(NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER petition_received_or_not AFTER UPDATE OF status ON petition FOR EACH ROW
  WHEN ((OLD.status = 'received') <> (NEW.status = 'received')) EXECUTE FUNCTION keep_priority_of_petition();

INSERT INTO waiting_priority SELECT * FROM priority_that_waits;

-- The lists of all referrals, the newest first: of a department, and of who turned them.
CREATE INDEX referral_newest_of_department ON referral (department_id, id);
CREATE INDEX referral_newest_of_person ON referral (referred_by, id);

-- A filter of a tray that somebody looks at again and again; shared with the own office: the same department, or those
-- who belong to none.
CREATE TABLE saved_filter (
  id integer GENERATED BY DEFAULT AS IDENTITY CONSTRAINT saved_filter_pk PRIMARY KEY,
  person_id integer NOT NULL CONSTRAINT saved_filter_person REFERENCES person (id),
  tray text NOT NULL,
  name text NOT NULL,
  query text NOT NULL,
  shared boolean NOT NULL,
  saved_at timestamptz NOT NULL,
  CONSTRAINT saved_filter_name_unique UNIQUE (person_id, tray, name),
  CONSTRAINT saved_filter_length CHECK (length(name) BETWEEN 1 AND 60 AND length(query) <= 1000)
);

-- One act on several rows at once, and what happened to each. The key makes a double click the same act.
CREATE TABLE bulk_act (
  id bigint GENERATED BY DEFAULT AS IDENTITY CONSTRAINT bulk_act_pk PRIMARY KEY,
  person_id integer NOT NULL CONSTRAINT bulk_act_person REFERENCES person (id),
  idempotency_key text NOT NULL,
  act text NOT NULL,
  asked_at timestamptz NOT NULL,
  CONSTRAINT bulk_act_once UNIQUE (person_id, idempotency_key)
);
CREATE TABLE bulk_act_row (
  bulk_act_id bigint NOT NULL CONSTRAINT bulk_act_row_act REFERENCES bulk_act (id),
  position integer NOT NULL,
  -- A folio, or the id of a referral.
  target text NOT NULL,
  -- Null until its turn has come.
  outcome text,
  code text,
  sentence text,
  folio text,
  oficios text[] NOT NULL DEFAULT '{}',
  CONSTRAINT bulk_act_row_pk PRIMARY KEY (bulk_act_id, position),
  CONSTRAINT bulk_act_row_outcome_known CHECK (outcome IN ('done', 'refused'))
);

REVOKE EXECUTE ON FUNCTION off_the_way(text), keep_waiting_referrals(), keep_who_acknowledged(),
  keep_waiting_of_petition(), refresh_waiting_priority(bigint), keep_priority_of_suggestion(), keep_priority_of_petition()
  FROM PUBLIC;
GRANT EXECUTE ON FUNCTION off_the_way(text), keep_waiting_referrals(), keep_who_acknowledged(),
  keep_waiting_of_petition(), refresh_waiting_priority(bigint), keep_priority_of_suggestion(), keep_priority_of_petition()
  TO oficialia_desk;
GRANT SELECT ON referral_that_waits, priority_that_waits TO oficialia_desk;
GRANT SELECT, INSERT, UPDATE, DELETE ON waiting_referral, waiting_priority TO oficialia_desk;
GRANT SELECT, INSERT, DELETE ON saved_filter TO oficialia_desk;
GRANT UPDATE (query, shared, saved_at) ON saved_filter TO oficialia_desk;
GRANT SELECT, INSERT ON bulk_act, bulk_act_row TO oficialia_desk;
GRANT UPDATE (outcome, code, sentence, folio, oficios) ON bulk_act_row TO oficialia_desk;
