import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
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

function render(typst: NodeCompiler, template: string, data: object, options: PdfOptions): Buffer {
  const document = { title: options.title, date: dateParts(options.date) };
  const inputs = { data: JSON.stringify(printable({ ...data, document })) };
  const result = typst.compile({ mainFilePath: projectPath(template), inputs, resetRead: true });
  if (!result.result) {
    const failure = result.takeDiagnostics();
    throw templateError(
      template,
      failure ? JSON.stringify(failure.shortDiagnostics) : 'no document and no diagnostics',
    );
  }
  return exportPdf(typst, template, result.result, options);
}

function exportPdf(typst: NodeCompiler, template: string, document: NodeTypstDocument, options: PdfOptions): Buffer {
  try {
    return typst.pdf(document, { pdfStandard: options.standard ?? 'a-2a', pdfTags: true });
  } catch (error) {
    throw templateError(template, error instanceof Error ? error.message : String(error));
  }
}

function templateError(template: string, diagnostics: string): Error {
  return new Error(`Typst could not make a PDF from ${template}: ${diagnostics}`);
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
