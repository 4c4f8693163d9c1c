import { PDFiumLibrary } from '@hyzyla/pdfium';
import type { Response, Test } from 'supertest';

/** Text of a PDF as a reader copies it, all pages; spaces and line breaks count as one space. */
export async function pdfText(pdf: Buffer): Promise<string> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  // The library gives U+FFFE for a hyphen that ends a line.
  const texts = [...document.pages()].map((page) => page.getText().replaceAll('\uFFFE', '-'));
  document.destroy();
  library.destroy();
  return texts.join('\n').replace(/\s+/g, ' ');
}

/** The answer to a request that must be a PDF, and its text. */
export async function readPdf(call: Test): Promise<{ response: Response; text: string }> {
  const response = await call.buffer(true).parse((stream, done) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => done(null, Buffer.concat(chunks)));
  });
  if (response.status !== 200) throw new Error(`no PDF but ${response.status}: ${String(response.body)}`);
  return { response, text: await pdfText(response.body as Buffer) };
}
