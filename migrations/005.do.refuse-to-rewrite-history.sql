-- History is refused twice: by grants to the processes' roles, and by triggers to everybody else.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% of % is refused: nothing in the registry is rewritten or deleted', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER ledger_entry_immutable BEFORE UPDATE OR DELETE ON ledger_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_entry_kept BEFORE TRUNCATE ON ledger_entry EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_seal_immutable BEFORE UPDATE OR DELETE ON ledger_seal FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_seal_kept BEFORE TRUNCATE ON ledger_seal EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_sealed_entry_immutable BEFORE UPDATE OR DELETE ON ledger_sealed_entry
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_sealed_entry_kept BEFORE TRUNCATE ON ledger_sealed_entry EXECUTE FUNCTION refuse_change();
CREATE TRIGGER correction_immutable BEFORE UPDATE OR DELETE ON correction FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER correction_kept BEFORE TRUNCATE ON correction EXECUTE FUNCTION refuse_change();
CREATE TRIGGER receipt_immutable BEFORE UPDATE OR DELETE ON receipt FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER receipt_kept BEFORE TRUNCATE ON receipt EXECUTE FUNCTION refuse_change();
CREATE TRIGGER annulment_never_deleted BEFORE DELETE ON annulment FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER annulment_kept BEFORE TRUNCATE ON annulment EXECUTE FUNCTION refuse_change();
CREATE TRIGGER petition_never_deleted BEFORE DELETE ON petition FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER petition_kept BEFORE TRUNCATE ON petition EXECUTE FUNCTION refuse_change();

-- A registered field changes only in the transaction that writes the correction of exactly that change.
CREATE FUNCTION guard_registered_fields() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  v_before jsonb := to_jsonb(OLD) - '{status,ledger_seq,requires_reply,document_number_normalised}'::text[];
  v_after jsonb := to_jsonb(NEW) - '{status,ledger_seq,requires_reply,document_number_normalised}'::text[];
  v_field text;
BEGIN
  IF v_before = v_after THEN RETURN NEW; END IF;
  FOR v_field IN SELECT key FROM jsonb_object_keys(v_after) AS key WHERE v_before -> key <> v_after -> key LOOP
    IF v_field IN ('id', 'series_id', 'year', 'number', 'folio', 'lookup_code', 'idempotency_key', 'request_digest',
        'registered_at', 'registered_by') OR NOT EXISTS (
      SELECT 1 FROM correction c WHERE c.petition_id = OLD.id AND c.field = v_field
        AND c.transaction_id = pg_current_xact_id()
        AND c.previous = v_before -> v_field AND c.corrected = v_after -> v_field
    ) THEN
      RAISE EXCEPTION 'petition.% is registered: it changes only by a correction', v_field
        USING ERRCODE = 'insufficient_privilege';
    END IF;
  END LOOP;
  RETURN NEW;
END $$;
CREATE TRIGGER petition_registered_fields BEFORE UPDATE ON petition FOR EACH ROW EXECUTE FUNCTION guard_registered_fields();

CREATE FUNCTION guard_annulment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.decided_at IS NOT NULL OR (NEW.id, NEW.petition_id, NEW.reason, NEW.requested_by, NEW.requested_at)
      IS DISTINCT FROM (OLD.id, OLD.petition_id, OLD.reason, OLD.requested_by, OLD.requested_at) THEN
    RAISE EXCEPTION 'an annulment is decided once and its request never changes' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER annulment_decided_once BEFORE UPDATE ON annulment FOR EACH ROW EXECUTE FUNCTION guard_annulment();

GRANT SELECT, INSERT ON folio_series, folio_counter, document_kind, petition, petition_sight, correction, annulment,
  receipt, ledger_entry, ledger_seal, ledger_sealed_entry TO oficialia_desk;
GRANT UPDATE (name, active) ON folio_series TO oficialia_desk;
GRANT UPDATE (last) ON folio_counter TO oficialia_desk;
GRANT UPDATE (name, requires_reply, urgent, position) ON document_kind TO oficialia_desk;
GRANT UPDATE (decided_by, decided_at, approved) ON annulment TO oficialia_desk;
GRANT UPDATE (status, ledger_seq, requires_reply, received_at, received_reason, channel, sender_kind, sender_name,
  sender_position, sender_institution, contact_address, contact_neighbourhood, contact_telephone, contact_email,
  notify_by_board, document_kind, document_number, document_number_normalised, document_date, addressed_to, subject,
  sheets, annexes, priority, curp, curp_absence, notes) ON petition TO oficialia_desk;
