-- Finding: one row a petition with the stems of what was registered and of every page that was read.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Stems of Spanish, from the dictionary that every PostgreSQL brings: nothing has to be copied to the server.
CREATE TEXT SEARCH CONFIGURATION oficialia (COPY = pg_catalog.spanish);

-- A text as it is indexed and asked for, letter by letter as long as it was: small letters without accents (ñ is a letter
-- and stays), signs that join numbers as spaces ("OIC/3-2022" is three words). The stemmer knows -ación and -ución only
-- with their accent, which capitals often lack; their plurals have none. Many replacements, because translate() takes
-- ten times as long.
CREATE FUNCTION search_fold(p_text text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  replace(replace(replace(replace(
    replace(replace(replace(replace(replace(replace(replace(replace(replace(
      replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
        lower((CASE WHEN p_text ~ '[àèìòùâêîôûäëïöãõåçÀÈÌÒÙÂÊÎÔÛÄËÏÖÃÕÅÇ]' THEN translate(p_text,
          'àèìòùâêîôûäëïöãõåçÀÈÌÒÙÂÊÎÔÛÄËÏÖÃÕÅÇ', 'aeiouaeiouaeioaoacaeiouaeiouaeioaoac') ELSE p_text END) COLLATE "C"),
        'á', 'a'), 'é', 'e'), 'í', 'i'), 'ó', 'o'), 'ú', 'u'), 'ü', 'u'),
        'Á', 'a'), 'É', 'e'), 'Í', 'i'), 'Ó', 'o'), 'Ú', 'u'), 'Ü', 'u'), 'Ñ', 'ñ'),
      '-', ' '), '/', ' '), '.', ' '), ':', ' '), '_', ' '), '@', ' '), '+', ' '), '<', ' '), '&', ' '),
    'acion', 'ación'), 'aciónes', 'aciones'), 'ucion', 'ución'), 'uciónes', 'uciones');

CREATE TABLE search_entry (
  petition_id bigint CONSTRAINT search_entry_pk PRIMARY KEY
    CONSTRAINT search_entry_petition REFERENCES petition (id),
  -- A who and which number, B subject, C annexes, notes and place, D what was read.
  vector tsvector NOT NULL,
  -- Has stretches: of all but the first it holds words without their places.
  continued boolean NOT NULL DEFAULT false
) WITH (toast_tuple_target = 128);
-- The vectors lie beside the table, so that finding ids by the index reads a table of narrow rows.
CREATE INDEX search_entry_words ON search_entry USING gin (vector);
-- The search asks the index how many have a word; what ANALYZE could guess of it would only slow down every plan.
ALTER TABLE search_entry ALTER COLUMN vector SET STATISTICS 0;

-- A vector knows the places of 16,383 words only and holds 1 MB: for phrases, and to find the page, what is longer than
-- 60,000 letters is indexed once more in pieces of that length.
CREATE TABLE search_stretch (
  petition_id bigint NOT NULL CONSTRAINT search_stretch_petition REFERENCES petition (id),
  document_id bigint NOT NULL CONSTRAINT search_stretch_document REFERENCES document (id),
  first_page integer NOT NULL,
  last_page integer NOT NULL,
  vector tsvector NOT NULL,
  CONSTRAINT search_stretch_pk PRIMARY KEY (petition_id, document_id, first_page)
);

-- Whole words with their accents, for "quiso decir"; `entries` says in about how many petitions.
CREATE TABLE search_word (
  word text CONSTRAINT search_word_pk PRIMARY KEY,
  shown text NOT NULL,
  entries integer NOT NULL
);
CREATE INDEX search_word_alike ON search_word USING gin (word gin_trgm_ops);

-- Petitions whose words are not counted yet.
CREATE TABLE search_fresh (
  petition_id bigint CONSTRAINT search_fresh_pk PRIMARY KEY CONSTRAINT search_fresh_petition REFERENCES petition (id)
);

CREATE FUNCTION search_registered(p petition) RETURNS tsvector LANGUAGE sql STABLE RETURN
  setweight(to_tsvector('oficialia', search_fold(concat_ws(' ', p.sender_name, p.sender_position, p.sender_institution,
    p.document_number, p.document_number_normalised))), 'A')
  || setweight(to_tsvector('oficialia', search_fold(p.subject)), 'B')
  || setweight(to_tsvector('oficialia', search_fold(concat_ws(' ', p.contact_neighbourhood, p.contact_address,
    p.addressed_to, p.notes, CASE WHEN p.annexes <> '[]' THEN jsonb_path_query_array(p.annexes, '$[*].description')::text END))), 'C');

-- The words of read text. A page that no vector can hold is indexed by its beginning.
CREATE FUNCTION search_read(p_text text) RETURNS tsvector LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN to_tsvector('oficialia', search_fold(normalize(p_text, NFC)));
EXCEPTION WHEN program_limit_exceeded THEN
  RETURN to_tsvector('oficialia', search_fold(normalize(left(p_text, 100000), NFC)));
END $$;

-- Makes the entry of a petition anew from what stands in the tables now.
CREATE FUNCTION refresh_search(p_petition bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_vector tsvector;
  v_words tsvector;
  v_continued boolean := false;
  v_full boolean := false;
  v_piece record;
BEGIN
  -- Of two that refresh at once the second waits here, and then sees what the first has written.
  PERFORM 1 FROM search_entry WHERE petition_id = p_petition FOR UPDATE;
  SELECT search_registered(p) INTO STRICT v_vector FROM petition p WHERE p.id = p_petition;
  DELETE FROM search_stretch WHERE petition_id = p_petition;
  FOR v_piece IN
    SELECT (before / 60000)::integer AS piece, bool_or(letters > 60000) AS continued, document_id,
      min(number) AS first_page, max(number) AS last_page, string_agg(text, E'\n' ORDER BY number) AS text
    FROM (SELECT g.document_id, g.number, g.text, sum(length(g.text)) OVER () AS letters,
        sum(length(g.text)) OVER (ORDER BY g.document_id, g.number) - length(g.text) AS before
      FROM document d JOIN page_text g ON g.document_id = d.id WHERE d.petition_id = p_petition AND g.text <> '') pages
    GROUP BY 1, document_id ORDER BY 1, document_id
  LOOP
    v_words := search_read(v_piece.text);
    IF v_piece.continued THEN
      v_continued := true;
      INSERT INTO search_stretch (petition_id, document_id, first_page, last_page, vector)
        VALUES (p_petition, v_piece.document_id, v_piece.first_page, v_piece.last_page, v_words);
    END IF;
    IF v_piece.piece > 0 THEN v_words := strip(v_words); END IF;
    CONTINUE WHEN v_full;
    BEGIN
      v_vector := v_vector || v_words;
    EXCEPTION WHEN program_limit_exceeded THEN
      v_full := true;
    END;
  END LOOP;
  INSERT INTO search_entry AS e (petition_id, vector, continued) VALUES (p_petition, v_vector, v_continued)
    ON CONFLICT (petition_id) DO UPDATE SET vector = excluded.vector, continued = excluded.continued
    WHERE (e.vector, e.continued) IS DISTINCT FROM (excluded.vector, excluded.continued);
  INSERT INTO search_fresh VALUES (p_petition) ON CONFLICT DO NOTHING;
END $$;

CREATE FUNCTION search_new_petitions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO search_entry (petition_id, vector) SELECT i.id, search_registered(ROW(i.*)::petition) FROM inserted i;
  INSERT INTO search_fresh SELECT id FROM inserted;
  RETURN NULL;
END $$;
CREATE TRIGGER petition_searchable AFTER INSERT ON petition REFERENCING NEW TABLE AS inserted
  FOR EACH STATEMENT EXECUTE FUNCTION search_new_petitions();

CREATE FUNCTION search_corrected_petition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_search(NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER petition_searched_as_corrected AFTER UPDATE OF sender_name, sender_position, sender_institution,
  document_number, document_number_normalised, subject, contact_neighbourhood, contact_address, addressed_to, notes, annexes
  ON petition FOR EACH ROW EXECUTE FUNCTION search_corrected_petition();

-- Once when the reading of a document ends, and at the end of the transaction: its pages may be written after its row.
CREATE FUNCTION search_read_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_search(NEW.petition_id);
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER document_searchable AFTER INSERT OR UPDATE OF status ON document DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.petition_id IS NOT NULL AND NEW.status NOT IN ('waiting', 'reading'))
  EXECUTE FUNCTION search_read_document();

-- A person typed over a page. While its file is read, the end of the reading will see to it.
CREATE FUNCTION search_typed_page() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_search(d.petition_id) FROM document d
    WHERE d.id = NEW.document_id AND d.petition_id IS NOT NULL AND d.status NOT IN ('waiting', 'reading');
  RETURN NULL;
END $$;
CREATE TRIGGER typed_page_searchable AFTER INSERT ON typed_page
  FOR EACH ROW EXECUTE FUNCTION search_typed_page();

SELECT refresh_search(id) FROM petition;

REVOKE EXECUTE ON FUNCTION search_fold(text), search_registered(petition), search_read(text),
  refresh_search(bigint), search_new_petitions(), search_corrected_petition(), search_read_document(),
  search_typed_page() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_fold(text), search_registered(petition), search_read(text),
  refresh_search(bigint) TO oficialia_desk;
GRANT SELECT, INSERT, UPDATE, DELETE ON search_entry, search_stretch, search_word, search_fresh TO oficialia_desk;
