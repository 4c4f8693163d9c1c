-- A scanned file may wait without a folio, until its pages are filed to the petitions they belong to.
ALTER TABLE document ALTER COLUMN petition_id DROP NOT NULL;
ALTER TABLE document DROP CONSTRAINT document_purpose_known;
ALTER TABLE document ADD CONSTRAINT document_purpose_known
  CHECK (purpose IN ('petition', 'annex', 'acknowledgement', 'reply', 'proof', 'scan'));
ALTER TABLE document ADD CONSTRAINT document_scan_has_no_petition CHECK ((purpose = 'scan') = (petition_id IS NULL));
ALTER TABLE document DROP CONSTRAINT document_type_known;
ALTER TABLE document ADD CONSTRAINT document_type_known
  CHECK (type IN ('application/pdf', 'image/jpeg', 'image/png', 'image/tiff', 'image/heic'));

-- What was found in a file besides its text: searchable PDF beside the original, proposals for the registration,
-- remarks for the clerk ("trae un programa; no se ejecuta").
ALTER TABLE document
  ADD COLUMN searchable_sha256 text,
  ADD COLUMN fields jsonb,
  ADD COLUMN remarks jsonb NOT NULL DEFAULT '[]';
GRANT UPDATE (searchable_sha256, fields, remarks) ON document TO oficialia_desk;

ALTER TABLE page
  ADD COLUMN quarter_turns integer NOT NULL DEFAULT 0,
  ADD COLUMN blank boolean NOT NULL DEFAULT false,
  ADD COLUMN codes jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN perceptual_hash bigint,
  ADD COLUMN language text,
  ADD CONSTRAINT page_quarter_turns_range CHECK (quarter_turns BETWEEN 0 AND 3);
