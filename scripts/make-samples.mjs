/* Makes the files of test/samples/documents: letters to a municipality as they come in, and files that must not break
   anything. All people are invented. Run: node scripts/make-samples.mjs (the results are committed; noise is seeded). */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { deflateSync, crc32 } from 'node:zlib';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import sharp from 'sharp';

const folder = new URL('../test/samples/documents/', import.meta.url);
mkdirSync(folder, { recursive: true });
const save = (name, data) => writeFileSync(new URL(name, folder), data);

const letters = {
  alumbrado: [
    'Villa Esperanza, a 12 de octubre de 2026',
    'Asunto: Reparación de alumbrado público',
    'C. Presidente Municipal de Villa Esperanza',
    'Presente',
    'Por medio de la presente, la que suscribe, María Guadalupe Ibáñez Quiroz, vecina de la calle Niños Héroes número 245, colonia Las Peñitas, solicito a usted la reparación de seis luminarias que llevan más de cuatro semanas apagadas entre las calles Hidalgo y Zaragoza.',
    'La falta de alumbrado público ha ocasionado dos asaltos y la caída de una persona de la tercera edad el pasado 3 de octubre. Reporté las fallas por teléfono el 21 de septiembre, con el número de reporte 48213, sin que a la fecha se haya presentado alguna cuadrilla.',
    'Agradezco su atención y quedo pendiente de su respuesta en el teléfono 55 4321 8765 o en el correo guadalupe.ibanez@correo.example.',
    'Atentamente',
    'María Guadalupe Ibáñez Quiroz',
  ],
  bacheo: [
    'Villa Esperanza, a 5 de noviembre de 2026',
    'Asunto: Solicitud de bacheo en la colonia El Mirador',
    'Dirección de Obras Públicas',
    'Presente',
    'Los vecinos de la calle Camino Real, representados por el señor José Ángel Núñez Treviño, solicitamos el bacheo de la calle en el tramo comprendido entre la avenida Juárez y la escuela primaria Benito Juárez, donde contamos catorce baches de hasta cuarenta centímetros de profundidad.',
    'El camión escolar dejó de pasar desde el lunes 26 de octubre y tres vehículos han sufrido daños en la suspensión. Anexamos doce fotografías y una lista con 37 firmas de vecinos.',
    'Pedimos que nos informen por escrito la fecha en que se realizarán los trabajos. Teléfono de contacto: 55 8765 1234. Correo: jose.nunez@vecinos.example.',
    'Atentamente',
    'José Ángel Núñez Treviño',
  ],
  agua: [
    'Villa Esperanza, a 18 de noviembre de 2026',
    'Asunto: Fuga de agua potable sin atender',
    'Organismo Operador de Agua Potable y Alcantarillado',
    'Presente',
    'Yo, Ramón Peña Güemes, con domicilio en Privada de los Álamos 18, colonia San Isidro, comparezco para informar que desde el 30 de octubre existe una fuga de agua potable en la esquina de Morelos y 5 de Mayo, que inunda la banqueta y ya socavó el pavimento.',
    'Durante estas semanas el servicio se ha suspendido todas las tardes y mi recibo del bimestre llegó por $1,284.50, el doble de lo acostumbrado. Solicito la reparación inmediata de la fuga y la revisión del medidor número 7712045.',
    'Para cualquier aclaración pongo a su disposición el teléfono 55 2468 1357 y el correo ramon.pena@correo.example.',
    'Atentamente',
    'Ramón Peña Güemes',
  ],
};

const typst = NodeCompiler.create({ workspace: new URL('..', import.meta.url).pathname });

function typeset(source) {
  const result = typst.compile({ mainFileContent: source });
  if (!result.result) throw new Error(JSON.stringify(result.takeDiagnostics()?.shortDiagnostics));
  return typst.pdf(result.result, { creationTimestamp: 1_793_000_000 });
}

const escape = (text) => text.replace(/[\\#$*_@<>`~[\]]/g, '\\$&');

function letterSource([date, subject, addressee, present, ...body]) {
  const closing = body.splice(-2);
  return `#set page("us-letter", margin: 2.5cm)
#set text(font: "Libertinus Serif", size: 12pt, lang: "es", hyphenate: false)
#set par(justify: true, leading: 0.75em, spacing: 1.4em)
#align(right)[${escape(date)}]
#align(right)[*${escape(subject)}*]
#v(1em)
*${escape(addressee)}* \\
*${escape(present)}*
#v(1em)
${body.map(escape).join('\n\n')}
#v(2em)
#align(center)[${escape(closing[0])} #v(3em) ${escape(closing[1])}]`;
}

async function render(pdf, width) {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const page = await document.getPage(0).render({ width, height: Math.round((width * 11) / 8.5), render: 'bitmap' });
  document.destroy();
  library.destroy();
  const raw = { width: page.width, height: page.height, channels: 4 };
  return sharp(page.data, { raw }).flatten({ background: 'white' }).toColourspace('srgb');
}

/** The same noise at every run. */
function noise(seed) {
  let state = seed;
  return () => (state = (state * 1_664_525 + 1_013_904_223) >>> 0) / 2 ** 32;
}

/** A page askew on the glass, with a shadow at the fold, yellowed paper and grain. */
async function scan(letter, { width = 1700, skew = 0, quality = 62, seed = 1 }) {
  const page = await render(typeset(letterSource(letter)), width);
  const turned = page.rotate(skew, { background: '#ffffff' }).raw();
  const { data, info } = await turned.toBuffer({ resolveWithObject: true });
  const random = noise(seed);
  for (let y = 0, at = 0; y < info.height; y += 1) {
    for (let x = 0; x < info.width; x += 1, at += 3) {
      const light = 0.93 - 0.28 * Math.exp(-((x / info.width) ** 2) * 18) - 0.05 * (y / info.height);
      const grain = (random() - 0.5) * 9;
      for (let channel = 0; channel < 3; channel += 1) {
        const paper = [1, 0.985, 0.94][channel];
        data[at + channel] = Math.max(0, Math.min(255, (24 + data[at + channel] * 0.9) * light * paper + grain));
      }
    }
  }
  const raw = { width: info.width, height: info.height, channels: 3 };
  return sharp(data, { raw }).jpeg({ quality, mozjpeg: true }).toBuffer();
}

/** A fax: black and white only. */
async function fax(letter) {
  const page = await render(typeset(letterSource(letter)), 1700);
  return page.greyscale().threshold(150).png().toBuffer();
}

async function tiffOf(pages) {
  const joined = sharp(pages, { join: { animated: true } });
  return joined.toColourspace('b-w').tiff({ compression: 'ccittfax4', bitdepth: 1, xres: 7.87, yres: 7.87 }).toBuffer();
}

function scannedPdf(images) {
  images.forEach((image, i) => typst.mapShadow(new URL(`../pagina-${i}.jpg`, import.meta.url).pathname, image));
  const pages = images.map((_, i) => `#image("/pagina-${i}.jpg", width: 100%, height: 100%, fit: "contain", alt: "")`);
  return typeset(`#set page("us-letter", margin: 0cm)\n${pages.join('\n#pagebreak()\n')}`);
}

/** A PDF by hand: objects as strings or buffers, numbered from 1; the first is the catalogue. */
function pdfOf(objects, trailer = '') {
  const parts = [Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets = [];
  let length = parts[0].length;
  const add = (part) => {
    const bytes = Buffer.isBuffer(part) ? part : Buffer.from(part, 'latin1');
    parts.push(bytes);
    length += bytes.length;
  };
  objects.forEach((object, i) => {
    offsets.push(length);
    add(`${i + 1} 0 obj\n`);
    add(object);
    add('\nendobj\n');
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const start = length;
  add(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`);
  add(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`);
  return Buffer.concat(parts);
}

const font = '<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >>';
const pageObject = (content) =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources ${font} /Contents ${content} 0 R >>`;
const stream = (data) =>
  Buffer.concat([Buffer.from(`<< /Length ${data.length} >>\nstream\n`), data, Buffer.from('\nendstream')]);
const textOf = (line) => Buffer.from(`BT /F1 14 Tf 72 700 Td (${line}) Tj ET`, 'latin1');

/** Three pages, of which the second is not in the file. */
function pdfWithBadPage() {
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 3 /Kids [3 0 R 9 0 R 5 0 R] >>',
    pageObject(4),
    stream(textOf('Primera hoja: solicitud de poda de árboles en el parque central.')),
    pageObject(6),
    stream(textOf('Tercera hoja: lista de firmas de los vecinos de la colonia.')),
  ]);
}

function rc4(key, data) {
  const box = Uint8Array.from({ length: 256 }, (_, i) => i);
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + box[i] + key[i % key.length]) & 255;
    [box[i], box[j]] = [box[j], box[i]];
  }
  let i = 0;
  let j = 0;
  return Buffer.from(data).map((byte) => {
    i = (i + 1) & 255;
    j = (j + box[i]) & 255;
    [box[i], box[j]] = [box[j], box[i]];
    return byte ^ box[(box[i] + box[j]) & 255];
  });
}

const md5 = (...parts) => createHash('md5').update(Buffer.concat(parts)).digest();

/** Opens with the password "secreto" only: standard security handler, revision 2, of ISO 32000-1, 7.6.3. */
function protectedPdf() {
  const padding = Buffer.from('28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A', 'hex');
  const password = Buffer.concat([Buffer.from('secreto'), padding]).subarray(0, 32);
  const id = md5(Buffer.from('oficialia'));
  const owner = rc4(md5(password).subarray(0, 5), password);
  const key = md5(password, owner, Buffer.from([0xfc, 0xff, 0xff, 0xff]), id).subarray(0, 5);
  const user = rc4(key, padding);
  const contentKey = md5(key, Buffer.from([4, 0, 0, 0, 0])).subarray(0, 10);
  const encrypt = `/Filter /Standard /V 1 /R 2 /P -4 /O <${owner.toString('hex')}> /U <${user.toString('hex')}>`;
  const ids = `<${id.toString('hex')}>`;
  return pdfOf(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
      pageObject(4),
      stream(rc4(contentKey, textOf('Documento reservado'))),
    ],
    `/Encrypt << ${encrypt} >> /ID [${ids} ${ids}]`,
  );
}

/** A real PNG of 30,000 x 30,000 white pixels, one bit each: 100 kB on disk, 900 million pixels in memory. */
function hugePng(side = 30_000) {
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.alloc(side * (1 + Math.ceil(side / 8))), { level: 9 });
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

for (const [name, lines] of Object.entries(letters)) save(`${name}.txt`, `${lines.join('\n')}\n`);

save('carta-alumbrado.pdf', typeset(letterSource(letters.alumbrado)));
const bacheo = await scan(letters.bacheo, { skew: 1.4, seed: 7 });
save('carta-bacheo.jpg', bacheo);
save('carta-cortada.jpg', bacheo.subarray(0, Math.round(bacheo.length * 0.6)));
save('carta-agua.tif', await tiffOf([await fax(letters.agua), await fax(letters.alumbrado)]));
const onSide = sharp(await scan(letters.bacheo, { width: 1275, skew: -0.8, seed: 3 })).rotate(90);
save(
  'expediente-escaneado.pdf',
  scannedPdf([await scan(letters.agua, { width: 1275, seed: 2 }), await onSide.jpeg({ quality: 60 }).toBuffer()]),
);
save('protegido.pdf', protectedPdf());
save('danado.pdf', typeset(letterSource(letters.agua)).subarray(200, 900).fill('%PDF-1.7\n', 0, 9));
save('hoja-danada.pdf', pdfWithBadPage());
save('sin-paginas.pdf', pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 0 /Kids [] >>']));
save('vacio.pdf', '');
save('carta.pdf', Buffer.concat([Buffer.from('MZ\x90\x00\x03\x00\x00\x00', 'latin1'), Buffer.alloc(2048)]));
save('enorme.png', hugePng());
