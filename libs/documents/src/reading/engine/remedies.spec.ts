import { describe, expect, it } from 'vitest';
import { remedy } from './remedies.js';

describe('what a Spanish letter cannot mean', () => {
  it.each([
    ['vergúenza de Argúello', 'vergüenza de Argüello'],
    ['señora Argùello', 'señora Argüello'],
    ['una hoja .xIsx, o dos', 'una hoja .xlsx, o dos'],
    ['descuento del 90/ para personas', 'descuento del 90% para personas'],
    ['esquina con Francisco 1. Madero', 'esquina con Francisco I. Madero'],
    ['KODZ950255MSRXAJO1', 'KODZ950255MSRXAJ01'],
    ['R.F.C. EUHX341016]9]', 'R.F.C. EUHX341016J9J'],
    ['BUYY901028H]CHNHG4', 'BUYY901028HJCHNHG4'],
    ['e.c.p. Archivo', 'c.c.p. Archivo'],
    ['C.e.p. Contraloría', 'C.c.p. Contraloría'],
    ['el oficio 0FP/8981/2025', 'el oficio OFP/8981/2025'],
    ['la calle Giemes', 'la calle Güemes'],
    ['al correo rosa.3900buzon.example, o', 'al correo rosa.390@buzon.example, o'],
    ['ARGÚELLO', 'ARGÜELLO'],
    ['Sigiienza y Giiemes', 'Sigüenza y Güemes'],
    ['con R.FC. GBTV110631F5I', 'con R.F.C. GBTV110631F5I'],
    ['R.EC. GBTV110631F5I', 'R.F.C. GBTV110631F5I'],
    ['6" de la Constitución y el 8%, constitucional', '6º de la Constitución y el 8º, constitucional'],
    ['por $1,500.00 M.N que', 'por $1,500.00 M.N. que'],
    ['TV) Que se repare', 'IV) Que se repare'],
    ['NI. Que se revise el alumbrado', 'III. Que se revise el alumbrado'],
    ['conforme al artículo 8% constitucional', 'conforme al artículo 8º constitucional'],
    ['el artículo 6” de la Ley y el 25" aniversario', 'el artículo 6º de la Ley y el 25º aniversario'],
    ['conforme al artículo 8° constitucional', 'conforme al artículo 8º constitucional'],
    [`103"28'13" O`, `103°28'13" O`],
    ['la cantidad de $72,244.75 MN., que', 'la cantidad de $72,244.75 M.N., que'],
    ['calle Francisco l. Madero', 'calle Francisco I. Madero'],
    ['Il. La renovación', 'II. La renovación'],
    ['111. El cobro', 'III. El cobro'],
    ['con CURP QA0E68O526MVZHJX99, vecina', 'con CURP QAOE680526MVZHJX99, vecina'],
    ['R.F.C. GBTV11O631F5l.', 'R.F.C. GBTV110631F5I.'],
  ])('%s is %s', (read, meant) => {
    expect(remedy(read)).toBe(meant);
  });

  it.each([
    'La guía y el menú de Agustín',
    'un aumento del 8% anual, a 30 °C',
    'un tubo de 4" de ancho',
    'ante el RFC. y en la TV. local',
    '1. Existen 50 baches',
    '11. La inspección 111. del año',
    'pagué $500.00 MXN, 8% de la cuenta',
    '15, Colonia Centro',
    'en sitio.0tres, el 08/2026 y 0/15/2026',
    'el archivo informe_2000.pdf y p.ej. 300metros',
    'MUNICIPALIDAD RECONSTRUCCIONES',
    'el folio 12/ 2026 y la mitad, 1/ 2',
    'la calle 1. Los vecinos de Iztapalapa',
    'la cuenta 1508120115678 y el contrato 012345678901234567',
    'la cuenta 0123456789012 y el contrato 012345678901234567',
  ])('%s is left as it is', (line) => {
    expect(remedy(line)).toBe(line);
  });
});
