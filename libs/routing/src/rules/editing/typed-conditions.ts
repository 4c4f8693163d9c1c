import { tidyText, type FormError } from '@oficialia/platform';
import { CHANNEL_NAMES, SENDER_KIND_NAMES } from '@oficialia/registry';
import type { Condition, ConditionType, Place, Trait, WordsMode } from '../evaluating/conditions.js';
import { isTelling } from '../evaluating/petition-words.js';
import type { RuleNames } from '../rule-names.queries.js';

/** One row of the form: a condition as it was typed. Which fields count depends on the type. */
export interface TypedCondition {
  type: ConditionType;
  topic: string;
  place: string;
  mode: string;
  negated: string;
  /** The boxes that are ticked. */
  values: string[];
  /** Phrases or names, one a line. */
  lines: string;
  from: string;
  to: string;
}

/** In the order of the buttons that add them. */
export const CONDITION_NAMES: Record<ConditionType, string> = {
  topic: 'Tema',
  words: 'Palabras',
  document_kind: 'Tipo de documento',
  sender_kind: 'Quién envía',
  channel: 'Vía de recepción',
  neighbourhood: 'Colonia',
  received: 'Fecha de recepción',
  no_topic: 'Sin tema reconocido',
};

const PLACES: readonly string[] = ['anywhere', 'subject', 'text'] satisfies Place[];
const MODES: readonly string[] = ['any', 'all', 'none'] satisfies WordsMode[];
const MOST_LINES = 40;
const LONGEST_LINE = 80;
const DAY = /^\d{4}-\d\d-\d\d$/;

export function emptyCondition(type: ConditionType): TypedCondition {
  return { type, topic: '', place: 'anywhere', mode: 'any', negated: '', values: [], lines: '', from: '', to: '' };
}

/** The rows of a sent form, in their order: `c0-type`, `c0-topic`… */
export function typedConditions(body: Record<string, unknown>): TypedCondition[] {
  const indexes = Object.keys(body).flatMap((name) => /^c(\d{1,3})-type$/.exec(name)?.[1] ?? []);
  return indexes
    .toSorted((a, b) => Number(a) - Number(b))
    .flatMap((index) => {
      const text = (name: string) => {
        const value = body[`c${index}-${name}`];
        return typeof value === 'string' ? tidyText(value, true) : '';
      };
      const type = text('type');
      if (!isConditionType(type)) return [];
      const values = [body[`c${index}-values`]].flat().filter((value) => typeof value === 'string');
      const [topic, place, mode, negated] = [text('topic'), text('place'), text('mode'), text('negated')];
      return [{ type, topic, place, mode, negated, values, lines: text('lines'), from: text('from'), to: text('to') }];
    });
}

/** The rows that show stored conditions: one for each topic. */
export function rowsOf(conditions: readonly Condition[]): TypedCondition[] {
  return conditions.flatMap((condition) => {
    const row = emptyCondition(condition.type);
    switch (condition.type) {
      case 'topic':
        return condition.topics.map((number) => ({ ...row, topic: String(number) }));
      case 'no_topic':
        return [row];
      case 'words':
        return [{ ...row, place: condition.place, mode: condition.mode, lines: condition.phrases.join('\n') }];
      case 'received':
        return [{ ...row, from: condition.from ?? '', to: condition.to ?? '' }];
      case 'neighbourhood':
        return [{ ...row, negated: condition.negated ? '1' : '', lines: condition.values.join('\n') }];
      default:
        return [{ ...row, negated: condition.negated ? '1' : '', values: condition.values }];
    }
  });
}

/** The conditions that the rows mean; the topics of several rows are alternatives. What does not fit is left out and told. */
export function conditionsOf(
  rows: readonly TypedCondition[],
  names: RuleNames,
): { conditions: Condition[]; errors: FormError[] } {
  const conditions: Condition[] = [];
  const errors: FormError[] = [];
  const topics: Condition = { type: 'topic', topics: [] };
  rows.forEach((row, index) => {
    const read = conditionOf(row, names);
    if ('wrong' in read)
      errors.push({ name: `c${index}-${read.field}`, text: `Condición ${index + 1}: ${read.wrong}` });
    else if (read.type !== 'topic') conditions.push(read);
    else {
      if (topics.topics.length === 0) conditions.push(topics);
      topics.topics = [...new Set([...topics.topics, ...read.topics])];
    }
  });
  const without = rows.findIndex(({ type }) => type === 'no_topic');
  if (without >= 0 && topics.topics.length > 0) {
    errors.push({
      name: `c${without}-type`,
      text: `Condición ${without + 1}: contradice a las que piden un tema. Quite una.`,
    });
  }
  return { conditions, errors };
}

type Wrong = { wrong: string; field: keyof TypedCondition };

function conditionOf(row: TypedCondition, names: RuleNames): Condition | Wrong {
  switch (row.type) {
    case 'topic': {
      const number = Number(row.topic);
      return names.topics.has(number)
        ? { type: 'topic', topics: [number] }
        : { wrong: 'elija un tema.', field: 'topic' };
    }
    case 'no_topic':
      return { type: 'no_topic' };
    case 'words':
      return wordsOf(row);
    case 'received':
      return receivedOf(row);
    case 'neighbourhood': {
      const values = linesOf(row.lines);
      const wrong = wrongLines(values, 'una colonia');
      return wrong ? { wrong, field: 'lines' } : { type: row.type, negated: row.negated === '1', values };
    }
    default:
      return oneOf(row.type, row, names);
  }
}

function oneOf(type: Exclude<Trait, 'neighbourhood'>, row: TypedCondition, names: RuleNames): Condition | Wrong {
  const known = optionsOf(type, names).map(({ value }) => value);
  const values = row.values.filter((value) => known.includes(value));
  if (values.length === 0) return { wrong: 'marque al menos una opción.', field: 'values' };
  return { type, negated: row.negated === '1', values };
}

function wordsOf(row: TypedCondition): Condition | Wrong {
  const phrases = linesOf(row.lines);
  const wrong = wrongLines(phrases, 'una palabra o frase');
  if (wrong) return { wrong, field: 'lines' };
  const mute = phrases.find((phrase) => !isTelling(phrase));
  if (mute) return { wrong: `«${mute}» no tiene ninguna palabra que se pueda buscar.`, field: 'lines' };
  if (!PLACES.includes(row.place) || !MODES.includes(row.mode))
    return { wrong: 'elija dónde y cómo buscar.', field: 'mode' };
  return { type: 'words', place: row.place as Place, mode: row.mode as WordsMode, phrases };
}

function receivedOf({ from, to }: TypedCondition): Condition | Wrong {
  const wrong = [from, to].find((day) => day !== '' && !isDay(day));
  if (wrong !== undefined) return { wrong: 'escriba una fecha que exista.', field: wrong === from ? 'from' : 'to' };
  if (from === '' && to === '') return { wrong: 'escriba al menos una fecha.', field: 'from' };
  if (from !== '' && to !== '' && to < from) return { wrong: 'termina antes de empezar.', field: 'to' };
  return { type: 'received', from: from || null, to: to || null };
}

/** What may be ticked for a type of condition. */
export function optionsOf(type: ConditionType, names: RuleNames): { value: string; label: string }[] {
  const entries =
    type === 'sender_kind'
      ? Object.entries(SENDER_KIND_NAMES)
      : type === 'channel'
        ? Object.entries(CHANNEL_NAMES)
        : [...names.documentKinds];
  return entries.map(([value, label]) => ({ value, label }));
}

function wrongLines(lines: string[], what: string): string | undefined {
  if (lines.length === 0) return `escriba al menos ${what}, una por renglón.`;
  if (lines.length > MOST_LINES) return `no puede pasar de ${MOST_LINES} renglones.`;
  return lines.some((line) => line.length > LONGEST_LINE)
    ? `un renglón pasa de ${LONGEST_LINE} caracteres.`
    : undefined;
}

export function linesOf(text: string): string[] {
  const lines = text.split('\n').map((line) => tidyText(line, false));
  return [...new Set(lines.filter((line) => line !== ''))];
}

export function isDay(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return DAY.test(day) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}

export function isConditionType(type: string): type is ConditionType {
  return Object.hasOwn(CONDITION_NAMES, type);
}
