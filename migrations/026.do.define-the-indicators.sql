-- The attention rate becomes one of a dozen definitions.
DROP FUNCTION attention_rate(date, date);
DROP VIEW petition_attention;

-- Business days of the municipality's own calendar, numbered: between two days lie number(b) − number(a) of them.
-- Derived, as all tables of this file but the definitions: triggers keep them, and nothing else writes them.
CREATE TABLE business_day (
  day date CONSTRAINT business_day_pk PRIMARY KEY,
  number integer NOT NULL
);

CREATE FUNCTION number_business_days() RETURNS void LANGUAGE sql AS $$
  INSERT INTO business_day
  SELECT d.day::date, count(*) FILTER (WHERE extract(isodow FROM d.day) < 6 AND n.day IS NULL) OVER (ORDER BY d.day)
  FROM municipality m CROSS JOIN generate_series(timestamp '2010-01-01', '2049-12-31', '1 day') AS d(day)
  LEFT JOIN non_working_day n ON n.calendar = m.calendar AND n.day = d.day AND n.until_version IS NULL
  ON CONFLICT (day) DO UPDATE SET number = excluded.number WHERE business_day.number <> excluded.number
$$;

-- What the indicators ask of a petition. Days are those of the municipality's time zone.
CREATE TABLE petition_fact (
  petition_id bigint CONSTRAINT petition_fact_pk PRIMARY KEY,
  received_day date NOT NULL,
  status text NOT NULL,
  channel text NOT NULL,
  sender_kind text NOT NULL,
  neighbourhood text,
  clerk_id integer NOT NULL,
  -- An answer is owed: not of what was annulled, withdrawn, not filed or remitted, nor of what asks for none.
  requires_reply boolean NOT NULL,
  -- The first oficio that was not cancelled.
  referred_day date,
  -- The last of its referrals that still count.
  due_day date,
  -- Its last answer, once nothing is left to answer.
  answered_day date,
  -- The first notification of that answer that holds.
  notified_day date,
  -- The same petitioner had asked for the same topic in the year before.
  repeats boolean NOT NULL DEFAULT false
);
CREATE INDEX petition_fact_received ON petition_fact (received_day);
CREATE INDEX petition_fact_due ON petition_fact (due_day);

-- And of a referral.
CREATE TABLE referral_fact (
  referral_id bigint CONSTRAINT referral_fact_pk PRIMARY KEY,
  petition_id bigint NOT NULL,
  -- Of its petition.
  received_day date NOT NULL,
  department_id integer NOT NULL,
  topic_id integer,
  instruction text NOT NULL,
  status text NOT NULL,
  requires_reply boolean NOT NULL,
  acknowledged boolean NOT NULL,
  given_back boolean NOT NULL,
  due_day date,
  answered_day date
);
CREATE INDEX referral_fact_by_petition ON referral_fact (petition_id);
CREATE INDEX referral_fact_received ON referral_fact (received_day);
CREATE INDEX referral_fact_by_department ON referral_fact (department_id, received_day);

CREATE FUNCTION owes_no_reply(p_status text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN p_status IN ('annulled', 'withdrawn', 'not_filed', 'remitted', 'no_reply_required');

CREATE VIEW petition_as_counted AS
SELECT p.id AS petition_id, (p.received_at AT TIME ZONE m.time_zone)::date AS received_day, p.status, p.channel,
  p.sender_kind, p.contact_neighbourhood AS neighbourhood, p.registered_by AS clerk_id,
  p.requires_reply AND NOT owes_no_reply(p.status) AS requires_reply,
  (least(turned.first_at, remitted.first_at) AT TIME ZONE m.time_zone)::date AS referred_day,
  turned.due_day,
  (answer.last_at AT TIME ZONE m.time_zone)::date AS answered_day,
  told.first_on AS notified_day,
  coalesce(earlier.found, false) AS repeats
FROM petition p CROSS JOIN municipality m
LEFT JOIN LATERAL (
  SELECT min(r.referred_at) AS first_at, (array_agg(r.topic_id ORDER BY r.id))[1] AS topic_id,
    max(r.due_date) FILTER (WHERE r.requires_reply AND r.status NOT IN ('returned', 'reassigned')) AS due_day
  FROM referral r WHERE r.petition_id = p.id AND r.status <> 'cancelled') turned ON true
LEFT JOIN LATERAL (
  SELECT min(s.remitted_at) AS first_at FROM remission s WHERE s.petition_id = p.id
    AND NOT EXISTS (SELECT 1 FROM oficio_cancellation c WHERE c.oficio_id = s.oficio_id)) remitted ON true
LEFT JOIN LATERAL (
  SELECT max(c.counted_at) AS last_at FROM counting_answer c WHERE c.petition_id = p.id
    AND p.status IN ('replied', 'notified', 'closed')) answer ON true
LEFT JOIN LATERAL (
  SELECT min(n.effective_on) AS first_on FROM notification_standing n
  WHERE n.petition_id = p.id AND n.state = 'in_effect' AND n.recorded_at >= answer.last_at) told ON true
LEFT JOIN LATERAL (
  SELECT true AS found FROM sender_trace mine JOIN sender_trace other ON other.keys && mine.keys AND other.petition_id < p.id
  JOIN petition before ON before.id = other.petition_id AND before.status <> 'annulled'
    AND before.received_at >= p.received_at - interval '1 year'
  JOIN referral r ON r.petition_id = before.id AND r.topic_id = turned.topic_id
  WHERE mine.petition_id = p.id LIMIT 1) earlier ON turned.topic_id IS NOT NULL;

CREATE VIEW referral_as_counted AS
SELECT r.id AS referral_id, r.petition_id, (p.received_at AT TIME ZONE m.time_zone)::date AS received_day, r.department_id,
  r.topic_id, r.instruction, r.status, r.requires_reply AND NOT owes_no_reply(p.status) AS requires_reply,
  EXISTS (SELECT 1 FROM acknowledgement a WHERE a.referral_id = r.id AND a.undone_at IS NULL) AS acknowledged,
  EXISTS (SELECT 1 FROM referral_return b WHERE b.referral_id = r.id) AS given_back,
  r.due_date AS due_day,
  CASE WHEN r.status = 'replied' THEN (SELECT (max(c.counted_at) AT TIME ZONE m.time_zone)::date
    FROM counting_answer c WHERE c.referral_id = r.id) END AS answered_day
FROM referral r JOIN petition p ON p.id = r.petition_id CROSS JOIN municipality m;

CREATE FUNCTION refresh_facts(p_ids bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO petition_fact SELECT * FROM petition_as_counted c WHERE c.petition_id = ANY (p_ids)
  ON CONFLICT (petition_id) DO UPDATE SET received_day = excluded.received_day, status = excluded.status,
    channel = excluded.channel, sender_kind = excluded.sender_kind, neighbourhood = excluded.neighbourhood,
    requires_reply = excluded.requires_reply, referred_day = excluded.referred_day, due_day = excluded.due_day,
    answered_day = excluded.answered_day, notified_day = excluded.notified_day, repeats = excluded.repeats
  WHERE petition_fact IS DISTINCT FROM excluded;
  INSERT INTO referral_fact SELECT * FROM referral_as_counted c WHERE c.petition_id = ANY (p_ids)
  ON CONFLICT (referral_id) DO UPDATE SET received_day = excluded.received_day, status = excluded.status,
    requires_reply = excluded.requires_reply, acknowledged = excluded.acknowledged, given_back = excluded.given_back,
    due_day = excluded.due_day, answered_day = excluded.answered_day
  WHERE referral_fact IS DISTINCT FROM excluded;
END $$;

-- Registering, which is measured, pays nothing: who reads the figures counts what is new first. Two series may commit out of
-- order, so those shortly before the mark are looked at again; of two readers, one counts and the other waits for it.
CREATE TABLE counting_mark (
  id smallint CONSTRAINT counting_mark_pk PRIMARY KEY DEFAULT 1,
  last_petition bigint NOT NULL,
  CONSTRAINT counting_mark_only_one CHECK (id = 1)
);
INSERT INTO counting_mark (last_petition) VALUES (0);
CREATE FUNCTION count_new_petitions() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_mark bigint;
  v_newest bigint;
BEGIN
  SELECT max(id) INTO v_newest FROM petition;
  SELECT last_petition INTO v_mark FROM counting_mark FOR UPDATE;
  INSERT INTO petition_fact SELECT c.* FROM petition_as_counted c
  WHERE c.petition_id > v_mark - 1000 AND NOT EXISTS (SELECT 1 FROM petition_fact f WHERE f.petition_id = c.petition_id)
  ON CONFLICT (petition_id) DO NOTHING;
  UPDATE counting_mark SET last_petition = v_newest WHERE v_newest > v_mark;
END $$;

-- Every act ends with an entry in the ledger, which raises ledger_seq: by then all that it changed is written.
CREATE FUNCTION count_moved_petitions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_facts(ARRAY(SELECT id FROM moved));
  RETURN NULL;
END $$;
CREATE TRIGGER petition_moved_counts AFTER UPDATE ON petition REFERENCING NEW TABLE AS moved
  FOR EACH STATEMENT EXECUTE FUNCTION count_moved_petitions();

-- Another calendar, or another time zone: all of it again.
CREATE FUNCTION renumber_business_days() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM number_business_days();
  RETURN NULL;
END $$;
CREATE TRIGGER non_working_day_renumbers AFTER INSERT OR UPDATE OR DELETE ON non_working_day
  FOR EACH STATEMENT EXECUTE FUNCTION renumber_business_days();
CREATE FUNCTION recount_municipality() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM number_business_days();
  IF TG_OP = 'UPDATE' AND OLD.time_zone <> NEW.time_zone THEN
    PERFORM refresh_facts(ARRAY(SELECT id FROM petition));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER municipality_made_recounts AFTER INSERT ON municipality FOR EACH ROW EXECUTE FUNCTION recount_municipality();
CREATE TRIGGER municipality_moved_recounts AFTER UPDATE OF time_zone, calendar ON municipality
  FOR EACH ROW EXECUTE FUNCTION recount_municipality();

SELECT number_business_days();
SELECT count_new_petitions();
INSERT INTO referral_fact SELECT * FROM referral_as_counted;

-- The day at whose end is counted: the office's today, or the cut-off of a report.
CREATE FUNCTION counting_day() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE
  RETURN current_setting('oficialia.counting_day')::date;

-- The formulas. A row is what the denominator counts; `hit` when the numerator counts it, too; `day` says of which period
-- it is; `days` are business days, where days are what is measured. A changed formula is a new view beside the old one.
CREATE VIEW counted_attention_1 AS
SELECT petition_id, NULL::bigint AS referral_id, received_day AS day, answered_day IS NOT NULL AS hit, NULL::integer AS days
FROM petition_fact WHERE requires_reply;

CREATE VIEW counted_answers_1 AS
SELECT petition_id, NULL::bigint AS referral_id, received_day AS day, requires_reply AND answered_day IS NOT NULL AS hit,
  NULL::integer AS days
FROM petition_fact WHERE status <> 'annulled';

CREATE VIEW counted_on_time_1 AS
SELECT petition_id, NULL::bigint AS referral_id, due_day AS day,
  coalesce(answered_day <= due_day AND notified_day <= due_day, false) AS hit, NULL::integer AS days
FROM petition_fact WHERE requires_reply AND due_day IS NOT NULL;

CREATE VIEW counted_referred_1 AS
SELECT f.petition_id, NULL::bigint AS referral_id, f.received_day AS day,
  coalesce(turned.number - received.number <= 1, false) AS hit, NULL::integer AS days
FROM petition_fact f JOIN business_day received ON received.day = f.received_day
LEFT JOIN business_day turned ON turned.day = f.referred_day WHERE f.status <> 'annulled';

CREATE VIEW counted_with_folio_1 AS
SELECT p.id AS petition_id, NULL::bigint AS referral_id, f.received_day AS day, p.folio <> '' AS hit, NULL::integer AS days
FROM petition_fact f JOIN petition p ON p.id = f.petition_id WHERE f.status <> 'annulled';

CREATE VIEW counted_days_to_reply_1 AS
SELECT f.petition_id, NULL::bigint AS referral_id, f.received_day AS day, true AS hit, answered.number - received.number AS days
FROM petition_fact f JOIN business_day received ON received.day = f.received_day
JOIN business_day answered ON answered.day = f.answered_day WHERE f.requires_reply;

CREATE VIEW counted_days_to_notify_1 AS
SELECT f.petition_id, NULL::bigint AS referral_id, f.received_day AS day, true AS hit, told.number - received.number AS days
FROM petition_fact f JOIN business_day received ON received.day = f.received_day
JOIN business_day told ON told.day = f.notified_day WHERE f.requires_reply;

CREATE VIEW counted_overdue_1 AS
SELECT petition_id, NULL::bigint AS referral_id, received_day AS day, coalesce(due_day < counting_day(), false) AS hit,
  NULL::integer AS days
FROM petition_fact WHERE requires_reply AND answered_day IS NULL;

CREATE VIEW counted_acknowledged_1 AS
SELECT petition_id, referral_id, received_day AS day, acknowledged AS hit, NULL::integer AS days
FROM referral_fact WHERE status <> 'cancelled';

CREATE VIEW counted_remitted_1 AS
SELECT s.petition_id, NULL::bigint AS referral_id, f.received_day AS day,
  (s.remitted_at AT TIME ZONE m.time_zone)::date <= s.due_date AS hit, NULL::integer AS days
FROM remission s JOIN petition_fact f ON f.petition_id = s.petition_id CROSS JOIN municipality m
WHERE s.due_date IS NOT NULL AND f.status <> 'annulled'
  AND NOT EXISTS (SELECT 1 FROM oficio_cancellation c WHERE c.oficio_id = s.oficio_id);

CREATE VIEW counted_given_back_1 AS
SELECT petition_id, referral_id, received_day AS day, given_back AS hit, NULL::integer AS days
FROM referral_fact WHERE status <> 'cancelled';

CREATE VIEW counted_repeated_1 AS
SELECT petition_id, NULL::bigint AS referral_id, received_day AS day, repeats AS hit, NULL::integer AS days
FROM petition_fact WHERE status <> 'annulled';

-- The ficha of an indicator. A row is one version of it and never changes; the highest is in force.
CREATE TABLE indicator_definition (
  id integer GENERATED BY DEFAULT AS IDENTITY CONSTRAINT indicator_definition_pk PRIMARY KEY,
  key text NOT NULL,
  version integer NOT NULL,
  position integer NOT NULL,
  -- The view that counts, without its `counted_`.
  formula text NOT NULL,
  -- What is read off it: a share of what is counted, or how many business days it takes.
  measure text NOT NULL,
  -- What the list of folios holds: petitions, or their referrals.
  counts text NOT NULL,
  name text NOT NULL,
  programme text NOT NULL,
  level text NOT NULL,
  dimension text NOT NULL,
  definition text NOT NULL,
  method text NOT NULL,
  numerator text NOT NULL,
  denominator text NOT NULL,
  exclusions text NOT NULL,
  source text NOT NULL,
  unit text NOT NULL,
  frequency text NOT NULL,
  direction text NOT NULL,
  baseline numeric(9, 2),
  baseline_year integer,
  responsible text NOT NULL,
  verification text NOT NULL,
  -- In percent of the goal, as the lights of the budget by results usually are.
  green_from integer NOT NULL DEFAULT 90,
  green_to integer NOT NULL DEFAULT 110,
  amber_from integer NOT NULL DEFAULT 70,
  amber_to integer NOT NULL DEFAULT 120,
  reason text,
  defined_at timestamptz NOT NULL DEFAULT now(),
  defined_by integer CONSTRAINT indicator_definition_person REFERENCES person (id),
  CONSTRAINT indicator_definition_version_unique UNIQUE (key, version),
  CONSTRAINT indicator_definition_measure_known CHECK (measure IN ('share', 'days')),
  CONSTRAINT indicator_definition_counts_known CHECK (counts IN ('petitions', 'referrals')),
  CONSTRAINT indicator_definition_direction_known CHECK (direction IN ('ascending', 'descending')),
  CONSTRAINT indicator_definition_level_known CHECK (level IN ('Fin', 'Propósito', 'Componente', 'Actividad')),
  CONSTRAINT indicator_definition_dimension_known CHECK (dimension IN ('eficacia', 'eficiencia', 'calidad', 'economía')),
  CONSTRAINT indicator_definition_lights CHECK (amber_from <= green_from AND green_from <= green_to AND green_to <= amber_to)
);
CREATE TRIGGER indicator_definition_immutable BEFORE UPDATE OR DELETE ON indicator_definition
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER indicator_definition_kept BEFORE TRUNCATE ON indicator_definition EXECUTE FUNCTION refuse_change();

-- What is to be reached in a year, and by the end of each of its quarters. Never changed: who decides otherwise writes a new row.
CREATE TABLE indicator_goal (
  id integer GENERATED BY DEFAULT AS IDENTITY CONSTRAINT indicator_goal_pk PRIMARY KEY,
  key text NOT NULL,
  year integer NOT NULL,
  annual numeric(9, 2) NOT NULL,
  quarters numeric(9, 2)[] NOT NULL,
  set_at timestamptz NOT NULL,
  set_by integer NOT NULL CONSTRAINT indicator_goal_person REFERENCES person (id),
  CONSTRAINT indicator_goal_quarters CHECK (cardinality(quarters) = 4),
  CONSTRAINT indicator_goal_positive CHECK (annual > 0)
);
CREATE INDEX indicator_goal_of ON indicator_goal (key, year, id);
CREATE TRIGGER indicator_goal_immutable BEFORE UPDATE OR DELETE ON indicator_goal FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER indicator_goal_kept BEFORE TRUNCATE ON indicator_goal EXECUTE FUNCTION refuse_change();

INSERT INTO indicator_definition (position, key, version, formula, measure, counts, level, dimension, direction, unit, name,
  definition, numerator, denominator, exclusions, method, programme, source, frequency, responsible, verification)
SELECT v.*, 'Peticiones de la ciudadanía', 'Registros de la oficialía de partes', 'Trimestral', 'Oficina de seguimiento',
  'La lista de folios de cada cifra'
FROM (VALUES
  (1, 'attention-rate', 1, 'attention_1', 'share', 'petitions', 'Componente', 'eficacia', 'ascending', 'por ciento', 'Tasa de atención',
    'De lo que la ciudadanía pidió y debe contestarse, cuánto se contestó.',
    'peticiones con respuesta registrada de todas las dependencias que debían darla',
    'peticiones recibidas en el periodo que requieren respuesta',
    'las anuladas, las desistidas, las que se tuvieron por no presentadas, las remitidas a otra autoridad y las que no requieren respuesta (invitaciones, avisos, copias de conocimiento)',
    'Peticiones contestadas ÷ peticiones que requieren respuesta × 100'),
  (2, 'answers-to-received', 1, 'answers_1', 'share', 'petitions', 'Actividad', 'eficacia', 'ascending', 'por ciento', 'Respuestas entre lo recibido',
    'La misma cuenta sobre todo lo recibido, también lo que no pide respuesta. No es la tasa de atención.',
    'peticiones contestadas', 'peticiones recibidas en el periodo', 'las anuladas', 'Peticiones contestadas ÷ peticiones recibidas × 100'),
  (3, 'attention-on-time', 1, 'on_time_1', 'share', 'petitions', 'Componente', 'calidad', 'ascending', 'por ciento', 'Atención en plazo',
    'De lo que vencía en el periodo, cuánto se contestó y se notificó a más tardar el día en que vencía.',
    'peticiones contestadas y notificadas a más tardar en su fecha de vencimiento',
    'peticiones que requieren respuesta y cuyo vencimiento cae en el periodo',
    'las mismas de la tasa de atención, y las que no tienen vencimiento porque no se han turnado o su reloj no corre',
    'Peticiones contestadas y notificadas en plazo ÷ peticiones que vencían × 100'),
  (4, 'referred-on-time', 1, 'referred_1', 'share', 'petitions', 'Actividad', 'eficiencia', 'ascending', 'por ciento', 'Turno en plazo',
    'Cuánto de lo recibido se turnó, o se remitió, a más tardar el día hábil siguiente.',
    'peticiones turnadas a más tardar un día hábil después de recibidas', 'peticiones recibidas en el periodo', 'las anuladas',
    'Peticiones turnadas en un día hábil ÷ peticiones recibidas × 100'),
  (5, 'with-folio', 1, 'with_folio_1', 'share', 'petitions', 'Actividad', 'eficacia', 'ascending', 'por ciento', 'Registro con folio',
    'Todo lo que se recibe tiene folio; se imprime porque la matriz de indicadores lo pide.',
    'peticiones con folio', 'peticiones recibidas en el periodo', 'las anuladas', 'Peticiones con folio ÷ peticiones recibidas × 100'),
  (6, 'days-to-reply', 1, 'days_to_reply_1', 'days', 'petitions', 'Componente', 'eficiencia', 'descending', 'días hábiles', 'Días hábiles para contestar',
    'Días hábiles desde que se recibió la petición hasta su última respuesta. La mitad tardó a lo más la mediana; nueve de diez, a lo más el P90.',
    'peticiones contestadas', 'peticiones contestadas', 'las que aún no se contestan', 'Mediana, media y percentil 90 de los días hábiles entre recepción y respuesta'),
  (7, 'days-to-notify', 1, 'days_to_notify_1', 'days', 'petitions', 'Componente', 'eficiencia', 'descending', 'días hábiles', 'Días hábiles para notificar',
    'Días hábiles desde que se recibió la petición hasta que quien la presentó conoció la respuesta.',
    'peticiones notificadas', 'peticiones notificadas', 'las que aún no se notifican', 'Mediana, media y percentil 90 de los días hábiles entre recepción y notificación'),
  (8, 'overdue', 1, 'overdue_1', 'share', 'petitions', 'Componente', 'eficacia', 'descending', 'por ciento', 'Abiertas y vencidas',
    'De lo que falta contestar, cuánto ya venció.',
    'peticiones sin contestar cuyo vencimiento ya pasó', 'peticiones recibidas en el periodo que siguen sin contestar',
    'las mismas de la tasa de atención', 'Peticiones vencidas ÷ peticiones sin contestar × 100'),
  (9, 'acknowledged', 1, 'acknowledged_1', 'share', 'referrals', 'Actividad', 'eficacia', 'ascending', 'por ciento', 'Turnos con acuse',
    'Cuántos oficios de turno tienen el acuse de la dependencia.',
    'turnos con acuse vigente', 'turnos de las peticiones recibidas en el periodo', 'los cancelados', 'Turnos con acuse ÷ turnos × 100'),
  (10, 'remitted-on-time', 1, 'remitted_1', 'share', 'petitions', 'Actividad', 'eficiencia', 'ascending', 'por ciento', 'Remisión por incompetencia en plazo',
    'De lo que toca a otra autoridad, cuánto se le remitió dentro de su plazo.',
    'remisiones hechas en plazo', 'remisiones de las peticiones recibidas en el periodo', 'las canceladas y las que no tienen plazo', 'Remisiones en plazo ÷ remisiones × 100'),
  (11, 'given-back', 1, 'given_back_1', 'share', 'referrals', 'Actividad', 'calidad', 'descending', 'por ciento', 'Devueltos por incompetencia',
    'Cuántos turnos devolvió la dependencia porque no le tocaban.',
    'turnos devueltos', 'turnos de las peticiones recibidas en el periodo', 'los cancelados', 'Turnos devueltos ÷ turnos × 100'),
  (12, 'repeated', 1, 'repeated_1', 'share', 'petitions', 'Componente', 'calidad', 'descending', 'por ciento', 'Insistencias',
    'Cuántas peticiones son de quien ya había pedido lo mismo (el mismo tema) en el año anterior.',
    'peticiones de quien ya había pedido lo mismo', 'peticiones recibidas en el periodo', 'las anuladas', 'Peticiones que insisten ÷ peticiones recibidas × 100')
) AS v;

REVOKE EXECUTE ON FUNCTION owes_no_reply(text), number_business_days(), refresh_facts(bigint[]), count_new_petitions(),
  count_moved_petitions(), renumber_business_days(), recount_municipality(), counting_day() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION owes_no_reply(text), number_business_days(), refresh_facts(bigint[]), count_new_petitions(),
  count_moved_petitions(), renumber_business_days(), recount_municipality(), counting_day() TO oficialia_desk;
GRANT SELECT ON petition_as_counted, referral_as_counted, counted_attention_1, counted_answers_1, counted_on_time_1,
  counted_referred_1, counted_with_folio_1, counted_days_to_reply_1, counted_days_to_notify_1, counted_overdue_1,
  counted_acknowledged_1, counted_remitted_1, counted_given_back_1, counted_repeated_1 TO oficialia_desk;
GRANT SELECT, INSERT, UPDATE ON business_day, petition_fact, referral_fact TO oficialia_desk;
GRANT SELECT, UPDATE ON counting_mark TO oficialia_desk;
GRANT SELECT, INSERT ON indicator_definition, indicator_goal TO oficialia_desk;
