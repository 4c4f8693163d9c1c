import { describe, expect, it } from 'vitest';
import { remedy } from './remedies.js';

describe('what a Spanish letter cannot mean', () => {
  it.each([
    ['vergúenza de Argúello', 'vergüenza de Argüello'],
    ['ARGÚELLO', 'ARGÜELLO'],
    ['Sigiienza y Giiemes', 'Sigüenza y Güemes'],
    ['con R.FC. GBTV110631F5I', 'con R.F.C. GBTV110631F5I'],
    ['R.EC. GBTV110631F5I', 'R.F.C. GBTV110631F5I'],
    ['6" de la Constitución y el 8%, constitucional', '6º de la Constitución y el 8º, constitucional'],
    ['por $1,500.00 M.N que', 'por $1,500.00 M.N. que'],
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
    'MUNICIPALIDAD RECONSTRUCCIONES',
    'la cuenta 0123456789012 y el contrato 012345678901234567',
  ])('%s is left as it is', (line) => {
    expect(remedy(line)).toBe(line);
  });
});
