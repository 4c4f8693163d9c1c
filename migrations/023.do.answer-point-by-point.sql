-- A clock that an answer stopped may go on: the answer did not fit what was asked, or the petitioner asked to reopen.
-- `amount` of a reopening is the term that is given anew; without it, the clock keeps what it had counted.
ALTER TABLE clock_event DROP CONSTRAINT clock_event_act_known, DROP CONSTRAINT clock_event_amount;
ALTER TABLE clock_event
  ADD CONSTRAINT clock_event_act_known
    CHECK (act IN ('start', 'suspend', 'interrupt', 'resume', 'extend', 'stop', 'reopen')),
  ADD CONSTRAINT clock_event_amount CHECK (act = 'reopen' OR (act = 'extend') = (amount IS NOT NULL));

CREATE OR REPLACE FUNCTION guard_clock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.referral_id, NEW.regime_id, NEW.amount, NEW.unit, NEW.calendar)
      IS DISTINCT FROM (OLD.id, OLD.referral_id, OLD.regime_id, OLD.amount, OLD.unit, OLD.calendar) THEN
    RAISE EXCEPTION 'the term of a clock never changes' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF OLD.state = 'stopped' AND 'reopen' IS DISTINCT FROM (
    SELECT e.act FROM clock_event e WHERE e.clock_id = OLD.id ORDER BY e.seq DESC LIMIT 1
  ) THEN
    RAISE EXCEPTION 'a stopped clock moves only by being reopened' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
