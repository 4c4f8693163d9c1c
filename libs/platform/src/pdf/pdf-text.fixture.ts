import { PDFiumLibrary } from '@hyzyla/pdfium';

/** Text of a PDF, all pages, as a reader copies it. For tests. */
export async function pdfText(pdf: Buffer): Promise<string> {
  return (await readPdf(pdf)).text;
}

/** Text and number of pages of a PDF. For tests. */
export async function readPdf(pdf: Buffer): Promise<{ text: string; pages: number }> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  // The library gives U+FFFE for a hyphen that ends a line.
  const texts = [...document.pages()].map((page) => page.getText().replaceAll('\uFFFE', '-'));
  document.destroy();
  library.destroy();
  return { text: texts.join('\n').replaceAll('\r\n', '\n'), pages: texts.length };
}
