-- Who asks now must find what was registered a moment ago, also while another process learns it: waits for that process
-- instead of going on without. Where nothing is new, which is nearly always, nobody waits for anybody.
-- Two series may commit out of order, so those shortly before the mark are looked at again.
CREATE FUNCTION petitions_to_learn(p_most integer) RETURNS bigint[] LANGUAGE plpgsql AS $$
DECLARE
  v_last bigint := (SELECT last_petition FROM learning_mark);
BEGIN
  RETURN ARRAY(SELECT p.id FROM petition p WHERE p.id > v_last - 200
    AND NOT EXISTS (SELECT 1 FROM sender_trace t WHERE t.petition_id = p.id) ORDER BY p.id LIMIT p_most);
END $$;
REVOKE EXECUTE ON FUNCTION petitions_to_learn(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION petitions_to_learn(integer) TO oficialia_desk;

CREATE OR REPLACE FUNCTION learn_new_petitions(p_most integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  v_ids bigint[];
BEGIN
  IF cardinality(petitions_to_learn(1)) = 0 THEN RETURN 0; END IF;
  PERFORM 1 FROM learning_mark FOR UPDATE;
  v_ids := petitions_to_learn(p_most);
  IF cardinality(v_ids) = 0 THEN RETURN 0; END IF;
  PERFORM learn_petitions(v_ids);
  UPDATE learning_mark SET last_petition = greatest(last_petition, v_ids[cardinality(v_ids)]);
  RETURN cardinality(v_ids);
END $$;
