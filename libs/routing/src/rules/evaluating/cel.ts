import { Environment, type ASTNode } from '@marcbachmann/cel-js';
import { PetitionWords } from './petition-words.js';

/** What the expressions of rules may ask for; topics are numbers of the catalogue, 0 when the whole petition is judged. */
export interface RuleContext {
  petition: PetitionWords;
  subject: PetitionWords;
  text: PetitionWords;
  topic: bigint;
  topics: bigint[];
  senderKind: string;
  documentKind: string;
  channel: string;
  /** Folded: lower case without accents. Empty when there is none. */
  neighbourhood: string;
  /** `YYYY-MM-DD` in the municipality's zone. */
  receivedOn: string;
}

/** The expression cannot be used, or broke while it was evaluated; the message says why, in Spanish and without the petition's words. */
export class ExpressionError extends Error {}

const LIMITS = { maxAstNodes: 500, maxDepth: 25, maxListElements: 100, maxMapEntries: 0, maxCallArguments: 3 };
const LONGEST = 20_000;

/**
 * The calls and operators that are allowed. Comprehensions (`map`, `all`…), which may be nested until they take hours, and
 * regular expressions are not: what is left takes a time in proportion to expression and text.
 */
const CALLS = new Set(['says', 'saysAny', 'saysAll', 'size', 'contains', 'startsWith', 'endsWith']);
const OPERATORS = new Set('value id call rcall list ?: || && !_ -_ [] == != in + - * / % < <= > >='.split(' '));

const environment = new Environment({ limits: LIMITS })
  .registerType('Words', PetitionWords)
  .registerVariable('petition', 'Words')
  .registerVariable('subject', 'Words')
  .registerVariable('text', 'Words')
  .registerVariable('topic', 'int')
  .registerVariable('topics', 'list<int>')
  .registerVariable('senderKind', 'string')
  .registerVariable('documentKind', 'string')
  .registerVariable('channel', 'string')
  .registerVariable('neighbourhood', 'string')
  .registerVariable('receivedOn', 'string')
  .registerFunction('Words.says(string): bool', (words: PetitionWords, phrase: string) => words.says(phrase))
  .registerFunction('Words.saysAny(list<string>): bool', (words: PetitionWords, all: string[]) => words.saysAny(all))
  .registerFunction('Words.saysAll(list<string>): bool', (words: PetitionWords, all: string[]) => words.saysAll(all));

/** The expression ready to be evaluated, many times. Throws an `ExpressionError` now or when it breaks. */
export function compileCel(expression: string): (context: RuleContext) => boolean {
  if (expression.length > LONGEST) throw new ExpressionError('es demasiado larga');
  const program = attempt(() => environment.parse(expression), expression);
  refuseWhatMayRunAway(program.ast);
  const { valid, type, error } = program.check();
  if (!valid) throw new ExpressionError(inSpanish(error, expression));
  if (type !== 'bool') throw new ExpressionError('debe dar sí o no, por ejemplo «petition.says("bache")»');
  return (context) => attempt(() => program(context), expression) === true;
}

function refuseWhatMayRunAway(node: ASTNode): void {
  if (!OPERATORS.has(node.op)) throw new ExpressionError(`el signo «${node.op}» no se puede usar aquí`);
  if (node.op === 'call' || node.op === 'rcall') {
    const [name] = node.args;
    if (!CALLS.has(name)) throw new ExpressionError(`«${name}» no se puede usar; sí: ${[...CALLS].join(', ')}`);
  }
  for (const child of [node.args].flat(3)) {
    if (typeof child === 'object' && child !== null && 'op' in child) refuseWhatMayRunAway(child);
  }
}

function attempt<T>(work: () => T, expression: string): T {
  try {
    return work();
  } catch (error) {
    throw new ExpressionError(inSpanish(error, expression), { cause: error });
  }
}

const WORDS: Record<string, string> = {
  unknown_variable: 'no existe',
  limit_exceeded: 'es demasiado larga o tiene demasiados paréntesis',
  no_such_overload: 'compara o combina cosas de distinta clase',
  no_matching_overload: 'pide algo que no existe o con datos de otra clase',
  expected_token: 'tiene un signo de más o de menos',
  unexpected_token: 'tiene un signo de más o de menos',
  unexpected_character: 'tiene un signo que no se entiende',
  unterminated_string: 'le falta cerrar las comillas',
  division_by_zero: 'divide entre cero',
  index_out_of_bounds: 'pide un elemento de una lista que no lo tiene',
};

function inSpanish(error: unknown, expression: string): string {
  const { code = 'error', range } = (error ?? {}) as { code?: string; range?: { start: number; end: number } };
  const written = range && expression.slice(range.start, Math.min(range.end, range.start + 40)).trim();
  const words = WORDS[code] ?? `no se entiende (${code})`;
  if (written) return `«${written}» ${words}`;
  return range ? `${words}, en el carácter ${range.start + 1}` : words;
}
