import { describe, expect, it } from 'vitest';
import { documentNumber, normaliseDocumentNumber } from './document-number.js';

describe("a sender's document number", () => {
  it.each([
    ['SOPyDU/DIRPUL/DPPU/109/2025', 'SOPYDU/DIRPUL/DPPU/109/2025'],
    ['OIC/0003/2022', 'OIC/3/2022'],
    ['PM/001/2021', 'PM/1/2021'],
    ['TM-0012/2022', 'TM/12/2022'],
    ['CIRCULAR N.002', 'CIRCULAR/2'],
    ['Oficio No. DIF/123/2026', 'DIF/123/2026'],
    ['OFICIO NÚM. 45', '45'],
    ['Núm: 045/2026', '45/2026'],
    ['  dif – 123 – 2026 ', 'DIF/123/2026'],
    ['Dirección-7', 'DIRECCION/7'],
    ['NIÑEZ/8', 'NIÑEZ/8'],
    ['SN/12/2026', 'SN/12/2026'],
    ['NOTARÍA 5/2026', 'NOTARIA/5/2026'],
    ['000', '0'],
  ])('%s is searched as %s and kept as written', (written, normalised) => {
    expect(documentNumber(written)).toEqual({ written: written.trim(), normalised });
  });

  it.each([
    'S/N',
    's/n',
    'S.N.',
    'SN',
    's / n',
    'S/Núm.',
    'sin número',
    'Sin núm.',
    'SIN NUMERO',
    '',
    '  ',
    '-',
    '—',
    '/',
  ])('takes "%s" for none', (written) => {
    expect(documentNumber(written)).toBeUndefined();
  });

  it('meets what a person types in a search', () => {
    expect(normaliseDocumentNumber('oic 3 2022')).toBe(normaliseDocumentNumber('OIC/0003/2022'));
  });
});
