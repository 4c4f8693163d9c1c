import QRCode from 'qrcode';

/** Blank modules around a code that readers need. */
const quiet = 4;

/**
 * Draws a text as a QR code: the source of an SVG of one filled path, its blank margin included.
 * Survives 15 % of damage (level M). Throws when the text is longer than a QR code can hold (about 2,300 bytes).
 */
export function qrSvg(text: string): string {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const side = modules.size + 2 * quiet;
  let path = '';
  for (let row = 0; row < modules.size; row++) {
    const bits = Array.from({ length: modules.size }, (_, column) => (modules.get(row, column) ? '1' : '0')).join('');
    for (const { index, 0: run } of bits.matchAll(/1+/g)) {
      path += `M${index + quiet} ${row + quiet}h${run.length}v1h-${run.length}z`;
    }
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}"><path d="${path}"/></svg>`;
}
