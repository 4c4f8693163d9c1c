import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { projectPath } from '../config/paths.js';
import { printable, printFontsFolder } from './printable.js';

export interface PdfOptions {
  /** Title of the file, as readers and screen readers announce it. */
  title: string;
  /** Date of the document. The bytes depend on nothing else than this, the template and the data. */
  date: Date;
  /** Archival PDF/A-2a (default) or accessible PDF/UA-1; both are tagged. The compiler cannot mark both at once. */
  standard?: 'a-2a' | 'ua-1';
}

export interface PdfCompiler {
  compile(templatePath: string, data: object, options: PdfOptions): Promise<Buffer>;
}

/** Compilations after which an unused piece of Typst's global cache is dropped. */
const cacheAge = 8;

let shared: PdfCompiler | undefined;

/**
 * Makes a tagged, archival PDF from a Typst template and plain data, with the one compiler of the process.
 * `templatePath` is a path inside the project, such as `libs/registry/src/receipt/receipt.typ`; the template gets the
 * data as JSON in `sys.inputs.data`, with the title and date under `document`. Throws an Error that names the template
 * and carries Typst's diagnostics.
 */
export async function compilePdf(templatePath: string, data: object, options: PdfOptions): Promise<Buffer> {
  shared ??= createPdfCompiler();
  return shared.compile(templatePath, data, options);
}

/** A compiler of its own: about 35 ms and 20 MB; `compilePdf` shares one. */
export function createPdfCompiler(): PdfCompiler {
  const typst = NodeCompiler.create({ workspace: projectPath(), fontArgs: [{ fontPaths: [printFontsFolder] }] });
  return {
    async compile(templatePath, data, options) {
      try {
        return render(typst, templatePath, data, options);
      } finally {
        typst.evictCache(cacheAge);
      }
    },
  };
}

// In one call: a compiled document handed to JavaScript would keep its native memory until the next garbage collection.
function render(typst: NodeCompiler, template: string, data: object, options: PdfOptions): Buffer {
  const source = { mainFilePath: projectPath(template), inputs: inputsOf(data, options), resetRead: true };
  try {
    return typst.pdf(source, { pdfStandard: options.standard ?? 'a-2a', pdfTags: true });
  } catch (error) {
    // The export says what the standard refuses, but nothing of an error in the template: ask again for that.
    const failure = typst.compile(source).takeDiagnostics();
    const diagnostics = failure ? JSON.stringify(failure.shortDiagnostics) : String(error);
    throw new Error(`Typst could not make a PDF from ${template}: ${diagnostics}`, { cause: error });
  }
}

/** What a template finds in `sys.inputs`. */
export function inputsOf(data: object, options: PdfOptions): { data: string } {
  const document = { title: options.title, date: dateParts(options.date) };
  return { data: JSON.stringify(printable({ ...data, document })) };
}

// Typst writes a date without zone as UTC.
function dateParts(date: Date) {
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}
