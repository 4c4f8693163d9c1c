-- Registers a batch of petitions of one series and year: numbers them, writes them and opens their ledgers, in one
-- statement. A row whose idempotency key its author has used already returns the folio it got then; a row whose kind of
-- document does not exist is left out of the answer.
-- The settings hold the plan to one index look-up a row: planned on an empty table, it would read all of a full one.
CREATE FUNCTION register_petitions(p_series integer, p_year integer, p_rows jsonb)
RETURNS TABLE (ordinal integer, petition_id bigint, folio text, lookup_code text, request_digest bytea, repeated boolean)
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off
SET enable_mergejoin = off AS $$
#variable_conflict use_column
DECLARE
  v_prefix text;
  v_last integer;
  v_fresh integer;
BEGIN
  SELECT prefix INTO STRICT v_prefix FROM folio_series WHERE id = p_series;
  SELECT last INTO v_last FROM folio_counter WHERE series_id = p_series AND year = p_year FOR UPDATE;
  IF NOT FOUND THEN
    INSERT INTO folio_counter (series_id, year, last) VALUES (p_series, p_year, 0) ON CONFLICT DO NOTHING;
    SELECT last INTO STRICT v_last FROM folio_counter WHERE series_id = p_series AND year = p_year FOR UPDATE;
  END IF;

  RETURN QUERY
  WITH given AS MATERIALIZED (
    SELECT r.*,
      (SELECT p.id FROM petition p WHERE p.registered_by = r.registered_by AND p.idempotency_key = r.idempotency_key)
        AS earlier_id,
      (SELECT k.requires_reply FROM document_kind k WHERE k.key = r.document_kind) AS requires_reply
    FROM jsonb_to_recordset(p_rows) AS r(ordinal integer, idempotency_key text, request_digest text,
      lookup_code text, registered_at timestamptz, registered_by integer, actor_name text, address text,
      received_at timestamptz, received_reason text, channel text, sender_kind text, sender_name text,
      sender_position text, sender_institution text, contact_address text, contact_neighbourhood text,
      contact_telephone text, contact_email text, notify_by_board boolean, document_kind text, document_number text,
      document_number_normalised text, document_date date, addressed_to text, subject text, sheets integer,
      annexes jsonb, priority text, curp text, curp_absence text, notes text)
  ), fresh AS MATERIALIZED (
    SELECT g.*, v_last + row_number() OVER (ORDER BY g.ordinal)::integer AS number
    FROM given g WHERE g.earlier_id IS NULL AND g.requires_reply IS NOT NULL
  ), written AS (
    INSERT INTO petition (series_id, year, number, folio, lookup_code, idempotency_key, request_digest, registered_at,
      registered_by, received_at, received_reason, channel, sender_kind, sender_name, sender_position,
      sender_institution, contact_address, contact_neighbourhood, contact_telephone, contact_email, notify_by_board,
      document_kind, document_number, document_number_normalised, document_date, addressed_to, subject, sheets,
      annexes, priority, curp, curp_absence, notes, requires_reply)
    SELECT p_series, p_year, f.number,
      v_prefix || '-' || p_year || '-' || lpad(f.number::text, greatest(6, length(f.number::text)), '0'),
      f.lookup_code, f.idempotency_key, decode(f.request_digest, 'hex'), f.registered_at,
      f.registered_by, f.received_at, f.received_reason, f.channel, f.sender_kind, f.sender_name, f.sender_position,
      f.sender_institution, f.contact_address, f.contact_neighbourhood, f.contact_telephone, f.contact_email,
      f.notify_by_board, f.document_kind, f.document_number, f.document_number_normalised, f.document_date,
      f.addressed_to, f.subject, f.sheets, f.annexes, f.priority, f.curp, f.curp_absence, f.notes, f.requires_reply
    FROM fresh f ORDER BY f.number
    RETURNING *
  ), attested AS MATERIALIZED (
    -- Materialised, so that facts and digest are made once a row; as a row of columns, so that they are made in line.
    SELECT f.ordinal, f.actor_name, f.address, w.id, w.folio, w.lookup_code, w.request_digest, w.registered_at,
      w.registered_by, jsonb_build_object('status', 'received', 'rows', jsonb_build_array(jsonb_build_object(
        'table', 'petition', 'id', w.id, 'digest', digest_of(facts(ROW(w.*)::petition))))) AS data
    FROM written w JOIN fresh f ON f.number = w.number
  ), opened AS (
    INSERT INTO ledger_entry (petition_id, seq, at, actor_id, actor_name, address, act, data, previous_hash, hash)
    SELECT a.id, 1, a.registered_at, a.registered_by, a.actor_name, a.address, 'registered', a.data, first.hash,
      ledger_hash(a.id, 1, a.registered_at, a.registered_by, a.actor_name, a.address, 'registered', a.data, first.hash)
    FROM attested a CROSS JOIN (SELECT decode(repeat('00', 32), 'hex') AS hash) first
  )
  SELECT a.ordinal, a.id, a.folio, a.lookup_code, a.request_digest, false FROM attested a
  UNION ALL
  SELECT g.ordinal, p.id, p.folio, p.lookup_code, p.request_digest, true
  FROM given g JOIN petition p ON p.id = g.earlier_id;

  SELECT count(*) INTO v_fresh FROM petition WHERE series_id = p_series AND year = p_year AND number > v_last;
  IF v_fresh > 0 THEN
    UPDATE folio_counter SET last = v_last + v_fresh WHERE series_id = p_series AND year = p_year;
  END IF;
END $$;
