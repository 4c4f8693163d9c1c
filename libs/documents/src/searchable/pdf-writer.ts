import { open, type FileHandle } from 'node:fs/promises';
import { deflateSync } from 'node:zlib';

/** The number of an object, as others name it: `3 0 R`. */
export type Ref = `${number} 0 R`;

/**
 * Writes a PDF object by object straight to the disk, so that a file of 3,000 pictures takes the memory of one.
 * (The libraries at hand keep the whole file in memory until it is saved.)
 */
export class PdfWriter {
  private offsets: number[] = [];
  private at = 0;
  private readonly file: FileHandle;

  private constructor(file: FileHandle) {
    this.file = file;
  }

  static async start(path: string): Promise<PdfWriter> {
    const writer = new PdfWriter(await open(path, 'wx', 0o600));
    // The four high bytes say that the file is binary; PDF/A asks for them.
    await writer.write(Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1'));
    return writer;
  }

  /** A number for an object that is written later. */
  reserve(): Ref {
    this.offsets.push(0);
    return `${this.offsets.length} 0 R`;
  }

  async object(content: string, ref = this.reserve()): Promise<Ref> {
    this.offsets[parseInt(ref, 10) - 1] = this.at;
    await this.write(Buffer.from(`${parseInt(ref, 10)} 0 obj\n${content}\nendobj\n`, 'latin1'));
    return ref;
  }

  /** `entries` as in a dictionary, without its length. */
  async stream(entries: string, data: Uint8Array): Promise<Ref> {
    const ref = this.reserve();
    this.offsets[parseInt(ref, 10) - 1] = this.at;
    const head = `${parseInt(ref, 10)} 0 obj\n<< ${entries} /Length ${data.length} >>\nstream\n`;
    await this.write(Buffer.from(head, 'latin1'));
    await this.write(data);
    await this.write(Buffer.from('\nendstream\nendobj\n', 'latin1'));
    return ref;
  }

  deflated(entries: string, data: Uint8Array): Promise<Ref> {
    return this.stream(`${entries} /Filter /FlateDecode`, deflateSync(data));
  }

  /** Writes the table of objects and the trailer, and closes the file. Answers its size in bytes. */
  async end(trailer: string): Promise<number> {
    const start = this.at;
    const lines = this.offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
    const size = this.offsets.length + 1;
    const table = `xref\n0 ${size}\n0000000000 65535 f \n${lines}`;
    await this.write(Buffer.from(`${table}trailer\n<< /Size ${size} ${trailer} >>\nstartxref\n${start}\n%%EOF\n`));
    await this.file.close();
    return this.at;
  }

  private async write(bytes: Uint8Array): Promise<void> {
    await this.file.writeFile(bytes);
    this.at += bytes.length;
  }
}

/** A text as PDF writes it outside of pages: UTF-16 with its mark. */
export function textString(text: string): string {
  return `<FEFF${utf16(text)}>`;
}

/** Four hexadecimal digits for each unit of UTF-16. */
export function utf16(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase();
}

export function number(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
