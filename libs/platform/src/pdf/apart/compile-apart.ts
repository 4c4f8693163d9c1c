import { readFile } from 'node:fs/promises';
import { projectPath } from '../../config/paths.js';
import { inputsOf, type PdfOptions } from '../pdf-compiler.js';
import { printFontsFolder } from '../printable.js';
import { CompilerProcess } from './compiler-process.js';

/** A paper whose template somebody of the office wrote: nothing in it is trusted. */
export interface PaperApart {
  /** Typst markup; it finds `/libs/platform/src/pdf/paper.typ` and no other file, and its data in `sys.inputs.data`. */
  source: string;
  data: object;
  options: PdfOptions;
  /** Printed large across every page, such as `CANCELADO`. */
  across?: string;
}

/** Why a template made no paper. `line` counts from 1. */
export class TemplateProblem extends Error {
  constructor(
    readonly kind: 'wrong' | 'too-slow' | 'too-large',
    message: string,
    readonly line?: number,
  ) {
    super(message);
  }
}

const WORK_LIMIT_MS = 5_000;
const JOIN_LIMIT_MS = 120_000;
const PAPER = 'libs/platform/src/pdf/paper.typ';

const compiler = new CompilerProcess(printFontsFolder);
/** A large batch takes its time; single papers do not wait for it. */
const joiner = new CompilerProcess(printFontsFolder);
let pieces: Promise<string> | undefined;

/**
 * Makes a tagged PDF/A-2a from a template that is not trusted, in a process of its own: it reads no file, no package and no
 * network, and is ended when it takes too long or too much memory. Throws {@link TemplateProblem}.
 */
export async function compileApart({ source, data, options, across }: PaperApart): Promise<Buffer> {
  pieces ??= readFile(projectPath(PAPER), 'utf8');
  const input = {
    files: { [`/${PAPER}`]: await pieces, '/plantilla.typ': source, '/main.typ': mainOf(across) },
    main: '/main.typ',
    blame: '/plantilla.typ',
    inputs: inputsOf(data, options),
    standard: options.standard ?? 'a-2a',
  };
  const answer = await compiler.run('compile', input, WORK_LIMIT_MS);
  if (answer.pdf) return Buffer.from(answer.pdf);
  if (answer.ended) throw new TemplateProblem(answer.ended, `Typst was ended: ${answer.ended}`);
  const { message = answer.failure ?? 'Typst gave no paper', line } = answer.wrong ?? {};
  throw new TemplateProblem('wrong', message, line === undefined ? undefined : line + 1);
}

/** One PDF of these, in their order, for the printer. Throws Error when one of them is no PDF. */
export async function joinPdfs(pdfs: Buffer[]): Promise<Buffer> {
  const { pdf, failure, ended } = await joiner.run('join', { pdfs }, JOIN_LIMIT_MS);
  if (!pdf) throw new Error(`the papers could not be joined: ${failure ?? ended}`);
  return Buffer.from(pdf);
}

/** The template cannot tell whether something lies across it. */
function mainOf(across: string | undefined): string {
  const include = '#include "/plantilla.typ"';
  if (across === undefined) return include;
  const words = JSON.stringify(across);
  return `#set page(foreground: rotate(-45deg, text(size: 64pt, weight: "bold", tracking: 0.08em, fill: rgb("#b3261e").transparentize(55%), font: "Oficialia Paper", ${words})))\n${include}`;
}
