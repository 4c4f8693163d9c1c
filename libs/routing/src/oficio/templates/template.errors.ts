import { DomainError, type TemplateProblem } from '@oficialia/platform';

export const templateNotFound = () =>
  new DomainError('template.not-found', 404, 'No hay una plantilla con ese nombre y versión.');

export const templateChanged = () =>
  new DomainError(
    'template.changed',
    409,
    'Otra persona guardó una versión mientras usted escribía. Lo suyo se conserva: compárelo con la versión en vigor antes de guardar.',
  );

const ENDED = {
  'too-slow': 'La plantilla tardó más de cinco segundos en hacer un oficio. Revise si repite algo sin fin.',
  'too-large': 'La plantilla pidió más memoria de la que puede usar. Revise si repite algo sin fin.',
};

/** Why a template makes no oficio, in Spanish; Typst itself speaks English. */
export function problemInWords({ kind, message, line }: TemplateProblem, source: string): string {
  if (kind !== 'wrong') return ENDED[kind];
  const there = line === undefined ? '' : (source.split('\n')[line - 1] ?? '').trim().slice(0, 80);
  const known = /file not found|access denied|failed to download|package/.test(message)
    ? 'La plantilla no puede leer archivos ni paquetes; sólo las piezas de /libs/platform/src/pdf/paper.typ.'
    : `Typst dice: «${message}».`;
  if (line === undefined) return `La plantilla no se puede imprimir. ${known}`;
  return `Renglón ${line} de la página${there && `, que dice «${there}»`}: ${known}`;
}

/** The address of the oficio in the shipped text is `?plantilla=original`. */
export const oficioNotPrintable = (oficio: string, problem: string) =>
  new DomainError(
    'oficio.template-broken',
    422,
    `El oficio ${oficio} está emitido y su número es válido, pero su plantilla no lo pudo imprimir. ${problem}`,
    { oficio },
  );
