import { foldSpanish } from '../../spanish-stem.js';
import type { Condition, Trait } from './conditions.js';

const VARIABLES: Record<Trait, string> = {
  sender_kind: 'senderKind',
  document_kind: 'documentKind',
  channel: 'channel',
  neighbourhood: 'neighbourhood',
};

/** The condition as an expression over the variables of `cel.ts`. Throws for a condition of no known type. */
export function celOf(condition: Condition): string {
  switch (condition.type) {
    case 'topic':
      return `topic in [${condition.topics.map((number) => Math.trunc(number)).join(', ')}]`;
    case 'no_topic':
      return 'size(topics) == 0';
    case 'words': {
      const { place, mode, phrases } = condition;
      const where = place === 'anywhere' ? 'petition' : place;
      return `${mode === 'none' ? '!' : ''}${where}.${mode === 'all' ? 'saysAll' : 'saysAny'}(${listOf(phrases)})`;
    }
    case 'sender_kind':
    case 'document_kind':
    case 'channel':
      return amongst(condition.type, condition.values, condition.negated);
    case 'neighbourhood':
      return amongst(condition.type, condition.values.map(foldedName), condition.negated);
    case 'received':
      return [
        condition.from !== null && `receivedOn >= ${textOf(condition.from)}`,
        condition.to !== null && `receivedOn <= ${textOf(condition.to)}`,
      ]
        .filter(Boolean)
        .join(' && ');
    default:
      // Only what somebody wrote into the database by hand.
      throw new Error(`there is no such condition: ${JSON.stringify(condition satisfies never)}`);
  }
}

/** A name without accents, capitals or double spaces, so that «Col.  Centro» and «col. centro» are one. */
export function foldedName(name: string): string {
  return foldSpanish(name).replace(/\s+/g, ' ').trim();
}

function amongst(trait: Trait, values: readonly string[], negated: boolean): string {
  const found = `${VARIABLES[trait]} in ${listOf(values)}`;
  return negated ? `!(${found})` : found;
}

function listOf(texts: readonly string[]): string {
  return `[${texts.map(textOf).join(', ')}]`;
}

/** A string literal; JSON's escapes are CEL's too, so that no text gets out of its quotes. */
function textOf(text: string): string {
  return JSON.stringify(text);
}
