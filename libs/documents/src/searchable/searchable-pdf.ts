import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { DocumentType, Word } from '../reading/reading.types.js';
import { LETTER_WIDTH, writeGlyphlessFont } from './glyphless-font.js';
import { writePicture } from './page-picture.js';
import { number, PdfWriter, textString, utf16, type Ref } from './pdf-writer.js';
import { placePicture, type Placed } from './place-picture.js';
import { metadataOf } from './xmp.js';

export interface SearchableStart {
  /** The original. */
  path: string;
  type: DocumentType;
  /** Where the PDF is written; must not exist. */
  target: string;
  title: string;
  createdAt: Date;
}

export interface SearchablePage {
  /** From 1. */
  page: number;
  quarterTurns: number;
  /** Boxes in pixels of a picture of `width` × `height`, upright. */
  words: Word[];
  width: number;
  height: number;
  /** What was read or typed; stands over the whole page when no word has a place. */
  text: string;
}

const LETTER: Placed = { width: 612, height: 792, matrix: [612, 0, 0, 792, 0, 0] };

/** PDF/A-2b of the pages as they were, with their words invisibly over them; page by page, in order. */
export class SearchablePdf {
  private readonly pdf: PdfWriter;
  private readonly start: SearchableStart;
  private readonly font: Ref;
  private readonly tree: Ref;
  private readonly pages: Ref[] = [];

  private constructor(pdf: PdfWriter, start: SearchableStart, font: Ref) {
    this.pdf = pdf;
    this.start = start;
    this.font = font;
    this.tree = pdf.reserve();
  }

  static async begin(start: SearchableStart): Promise<SearchablePdf> {
    const pdf = await PdfWriter.start(start.target);
    return new SearchablePdf(pdf, start, await writeGlyphlessFont(pdf));
  }

  async add(page: SearchablePage): Promise<void> {
    const { path, type } = this.start;
    // A page whose picture is broken stays as an empty one, so that the pages keep their numbers.
    const picture = await writePicture(this.pdf, path, type, page.page).catch(() => undefined);
    const placed = picture ? placePicture(picture, picture.orientation, page.quarterTurns) : LETTER;
    const drawing = picture ? `q ${placed.matrix.map(number).join(' ')} cm /P Do Q\n` : '';
    const content = await this.pdf.deflated('', Buffer.from(drawing + wordsOver(page, placed), 'latin1'));
    const pictures = picture ? `/XObject << /P ${picture.ref} >>` : '';
    this.pages.push(
      await this.pdf.object(
        `<< /Type /Page /Parent ${this.tree} /MediaBox [0 0 ${number(placed.width)} ${number(placed.height)}]
/Resources << /Font << /F ${this.font} >> ${pictures} >> /Contents ${content} >>`,
      ),
    );
  }

  /** Bytes of the finished file. */
  async end(): Promise<number> {
    const { title, createdAt } = this.start;
    await this.pdf.object(`<< /Type /Pages /Count ${this.pages.length} /Kids [${this.pages.join(' ')}] >>`, this.tree);
    const profile = await this.pdf.deflated('/N 3', await standardColours());
    // Metadata must be readable without any filter.
    const xmp = await this.pdf.stream('/Type /Metadata /Subtype /XML', Buffer.from(metadataOf(title, createdAt)));
    const colours = '(sRGB IEC61966-2.1)';
    const intent = `<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier ${colours} /Info ${colours} /DestOutputProfile ${profile} >>`;
    const root = await this.pdf.object(
      `<< /Type /Catalog /Pages ${this.tree} /Metadata ${xmp} /OutputIntents [${intent}] /Lang (es-MX) >>`,
    );
    const day = createdAt.toISOString().replace(/\D/g, '').slice(0, 14);
    const info = await this.pdf.object(
      `<< /Title ${textString(title)} /Producer ${textString('Oficialía')} /CreationDate (D:${day}Z) /ModDate (D:${day}Z) >>`,
    );
    const id = createHash('sha256').update(`${this.start.path} ${day}`).digest('hex').slice(0, 32);
    return this.pdf.end(`/Root ${root} /Info ${info} /ID [<${id}> <${id}>]`);
  }
}

/** Invisible text, each word stretched to its box. */
function wordsOver(page: SearchablePage, placed: Placed): string {
  const words = page.words.length > 0 ? page.words : spread(page);
  if (words.length === 0) return '';
  const [byX, byY] = [placed.width / page.width, placed.height / page.height];
  const shown = words.map(({ text, box: [x0, y0, x1, y1] }) => {
    const letters = text.normalize('NFC');
    const size = Math.max(1, (y1 - y0) * byY);
    const stretch = (Math.max(1, (x1 - x0) * byX) / (letters.length * LETTER_WIDTH * size)) * 100;
    const at = `1 0 0 1 ${number(x0 * byX)} ${number(placed.height - y1 * byY)} Tm`;
    return `/F ${number(size)} Tf ${number(stretch)} Tz ${at} <${utf16(`${letters} `)}> Tj`;
  });
  return `BT 3 Tr\n${shown.join('\n')}\nET\n`;
}

/** Lines without places, one under the other. */
function spread({ text, width, height }: SearchablePage): Pick<Word, 'text' | 'box'>[] {
  const lines = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  const step = height / (lines.length + 1);
  return lines.map((line, index) => {
    const bottom = (index + 1) * step;
    return { text: line, box: [width * 0.1, bottom - Math.min(step * 0.7, 40), width * 0.9, bottom] };
  });
}

async function standardColours(): Promise<Buffer> {
  const point = sharp({ create: { width: 1, height: 1, channels: 3, background: 'white' } });
  const { icc } = await sharp(await point.withIccProfile('srgb').png().toBuffer()).metadata();
  if (!icc) throw new Error('no sRGB profile');
  return icc;
}
