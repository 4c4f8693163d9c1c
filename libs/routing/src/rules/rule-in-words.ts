import { formatDay } from '@oficialia/platform';
import { CHANNEL_NAMES, PRIORITY_NAMES, SENDER_KIND_NAMES } from '@oficialia/registry';
import { INSTRUCTIONS } from '../referral.instructions.js';
import { businessDays } from '../clocks/counting/term.js';
import type { Trial } from './evaluating/assess.js';
import type { Condition, Place } from './evaluating/conditions.js';
import type { RuleNames } from './rule-names.queries.js';
import type { RuleRow } from './rules.queries.js';

/** A rule that somebody is still writing has no id and place yet, and perhaps no department. */
export type RuleInWords = Omit<RuleRow, 'id' | 'position' | 'name' | 'department_id' | 'department_key'>;

const PLACES: Record<Place, string> = {
  anywhere: 'el asunto o el texto',
  subject: 'el asunto',
  text: 'el texto leído',
};

/** What the rule means, as one would say it: `Si el tema es «Bacheo», entonces se turna a …`. */
export function ruleInWords(rule: RuleInWords, names: RuleNames): string {
  const conditions = rule.conditions.map((condition) => conditionInWords(condition, names));
  if (rule.expression !== null) conditions.push(`se cumple la expresión «${rule.expression}»`);
  const when = conditions.length > 0 ? `Si ${conditions.join(', y ')}, entonces` : 'Siempre';
  return [
    `${when} ${effectInWords(rule)}.`,
    validityInWords(rule),
    `Fundamento: ${rule.legal_article}.`,
    sufficesInWords(rule),
  ]
    .filter(Boolean)
    .join(' ');
}

/** One condition: `el asunto o el texto dice «poste» o «transformador»`. */
export function conditionInWords(condition: Condition, { topics, documentKinds }: RuleNames): string {
  switch (condition.type) {
    case 'topic':
      return `el tema es ${either(condition.topics.map((number) => topics.get(number) ?? `tema ${number}`))}`;
    case 'no_topic':
      return 'no se reconoció ningún tema';
    case 'words': {
      const { place, mode, phrases } = condition;
      if (mode === 'none') return `${PLACES[place]} no dice ${either(phrases, 'ni')}`;
      return `${PLACES[place]} dice ${either(phrases, mode === 'all' ? 'y' : 'o')}`;
    }
    case 'sender_kind':
      return `quien envía ${isOneOf(condition, SENDER_KIND_NAMES)}`;
    case 'document_kind':
      return `el tipo de documento ${isOneOf(condition, Object.fromEntries(documentKinds))}`;
    case 'channel':
      return `la vía de recepción ${isOneOf(condition, CHANNEL_NAMES)}`;
    case 'neighbourhood':
      return `la colonia ${isOneOf(condition, {})}`;
    case 'received':
      return `se recibió ${between(condition.from, condition.to)}`;
  }
}

/** What became of a rule on a petition: `No se cumple: el tema es «Bacheo».` */
export function trialInWords(trial: Trial, rule: RuleRow, names: RuleNames): string {
  switch (trial.outcome) {
    case 'matched':
      return 'Aplicó.';
    case 'failed': {
      const condition = rule.conditions[trial.condition ?? 0];
      return `No se cumple: ${condition ? conditionInWords(condition, names) : 'la expresión'}.`;
    }
    case 'expired':
      return `No está vigente para el día en que se recibió. ${validityInWords(rule)}`;
    case 'decided':
      return 'Se cumple, pero una regla anterior ya decidió ese tema.';
    case 'skipped':
      return 'No se probó: con una regla anterior basta.';
    case 'broke':
      return `Falló: ${trial.reason}.`;
  }
}

function effectInWords(rule: RuleInWords): string {
  const parts = [
    rule.level === 'municipal'
      ? `se turna a ${rule.department}`
      : `se propone la remisión por incompetencia a ${rule.department}`,
    `«${INSTRUCTIONS[rule.instruction].label}»`,
    rule.term_days !== null && `con plazo de ${businessDays(rule.term_days)}`,
    rule.priority !== null && `con prioridad ${PRIORITY_NAMES[rule.priority]?.toLowerCase()}`,
    rule.copies.length > 0 && `con copia para ${rule.copies.join('; ')}`,
  ];
  return parts.filter(Boolean).join(', ');
}

function validityInWords({ valid_from, valid_to }: Pick<RuleRow, 'valid_from' | 'valid_to'>): string {
  return valid_from === null && valid_to === null ? '' : `Vale para lo recibido ${between(valid_from, valid_to)}.`;
}

function sufficesInWords({ suffices }: RuleInWords): string {
  return suffices ? 'Con esta regla basta: no se prueban las siguientes.' : '';
}

function isOneOf({ negated, values }: { negated: boolean; values: string[] }, names: Record<string, string>): string {
  return `${negated ? 'no es' : 'es'} ${either(
    values.map((value) => names[value] ?? value),
    negated ? 'ni' : 'o',
  )}`;
}

function between(from: string | null, to: string | null): string {
  if (from !== null && to !== null) return `del ${formatDay(from)} al ${formatDay(to)}`;
  return from !== null ? `desde el ${formatDay(from)}` : `hasta el ${to === null ? '' : formatDay(to)}`;
}

function either(texts: readonly string[], link = 'o'): string {
  const quoted = texts.map((text) => `«${text}»`);
  const last = quoted.pop() ?? '';
  return quoted.length > 0 ? `${quoted.join(', ')} ${link} ${last}` : last;
}
