-- Two scans of one sheet differ in few of the 64 bits of their looks: at least one quarter of them is mostly the same.
-- An index of the quarters finds the candidates without looking at every page there is.
CREATE INDEX page_looks ON page USING gin ((ARRAY[
  perceptual_hash >> 48 & 65535,
  65536 + (perceptual_hash >> 32 & 65535),
  131072 + (perceptual_hash >> 16 & 65535),
  196608 + (perceptual_hash & 65535)
])) WHERE perceptual_hash IS NOT NULL;
