import { describe, expect, it } from 'vitest';
import { tidyFileName } from './file-name.js';

describe('the name of a file', () => {
  it.each([
    ['Petición de la Señora Ñandú.pdf', 'Petición de la Señora Ñandú.pdf'],
    ['ESCANEO.PDF', 'ESCANEO.PDF'],
    ['C:\\Users\\rosa\\carta.pdf', 'carta.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['carta.exe', 'carta.exe.pdf'],
    ['carta\u202Efdp.exe', 'cartafdp.exe.pdf'],
    ['una\r\nSet-Cookie: x.pdf', 'unaSet-Cookie_ x.pdf'],
    ['  .pdf', 'pdf.pdf'],
    ['', 'documento.pdf'],
    ['<img src=x onerror=alert(1)>.pdf', '_img src=x onerror=alert(1)_.pdf'],
    ['sin punto final.', 'sin punto final.pdf'],
  ])('%j is kept as %j', (name, tidy) => {
    expect(tidyFileName(name, 'application/pdf')).toBe(tidy);
  });

  it('keeps its ending when it is cut, and no half characters', () => {
    const name = tidyFileName(`${'😀'.repeat(400)}.jpeg`, 'image/jpeg');
    expect(name).toBe(`${'😀'.repeat(150)}.jpeg`);
  });
});
