import { formErrors, parse, ValidationProblem, type FormError } from '@oficialia/platform';
import { INSTRUCTION_KEYS } from '../../referral.instructions.js';
import type { DepartmentRow } from '../../referring/departments.queries.js';
import { compileCel, ExpressionError } from '../evaluating/cel.js';
import type { RuleNames } from '../rule-names.queries.js';
import type { RuleInWords } from '../rule-in-words.js';
import type { RuleRow } from '../rules.queries.js';
import { PRIORITIES, RuleRequest, type RuleFields } from './rule.fields.js';
import { conditionsOf, isDay, linesOf, rowsOf, typedConditions, type TypedCondition } from './typed-conditions.js';

const FIELDS = [
  'name',
  'expression',
  'department',
  'instruction',
  'termDays',
  'priority',
  'copies',
  'legalArticle',
  'legalText',
  'validFrom',
  'validTo',
  'suffices',
] as const;

type Field = (typeof FIELDS)[number];

/** A rule as it was typed, complete or not. */
export interface TypedRule {
  rows: TypedCondition[];
  fields: Record<Field, string>;
}

export function emptyRule(): TypedRule {
  return { rows: [], fields: { ...blank(), instruction: 'attend' } };
}

/** The form that shows a rule. */
export function typedOf(rule: RuleRow): TypedRule {
  return {
    rows: rowsOf(rule.conditions),
    fields: {
      name: rule.name,
      expression: rule.expression ?? '',
      department: rule.department_key,
      instruction: rule.instruction,
      termDays: rule.term_days === null ? '' : String(rule.term_days),
      priority: rule.priority ?? '',
      copies: rule.copies.join('\n'),
      legalArticle: rule.legal_article,
      legalText: rule.legal_text ?? '',
      validFrom: rule.valid_from ?? '',
      validTo: rule.valid_to ?? '',
      suffices: rule.suffices ? '1' : '',
    },
  };
}

/** What a form sent. */
export function typedIn(body: Record<string, unknown>): TypedRule {
  const fields = blank();
  for (const name of FIELDS) {
    const value = body[name];
    if (typeof value === 'string') fields[name] = value;
  }
  return { rows: typedConditions(body), fields };
}

/** The rule that was typed, or what has to be corrected, each line at its field. */
export function ruleOf(typed: TypedRule, names: RuleNames): { fields: RuleFields } | { errors: FormError[] } {
  const { conditions, errors } = conditionsOf(typed.rows, names);
  const request = attempt(typed, errors);
  const { expression, validFrom, validTo } = typed.fields;
  if (typed.rows.length === 0 && expression.trim() === '') {
    errors.push({
      name: 'agregar',
      text: 'Agregue al menos una condición: una regla sin condiciones aplicaría siempre.',
    });
  }
  if (expression.trim() !== '') errors.push(...expressionErrors(expression));
  if (isDay(validFrom) && isDay(validTo) && validTo < validFrom) {
    errors.push({ name: 'validTo', text: 'Vigente hasta: termina antes de empezar.' });
  }
  if (!request || errors.length > 0) return { errors };
  const { copies = '', ...said } = request;
  return { fields: { ...said, conditions, copies: linesOf(copies) } };
}

/** What is typed so far, to say it in words; what is missing stays open. */
export function unfinishedRule(typed: TypedRule, names: RuleNames, departments: DepartmentRow[]): RuleInWords {
  const { fields } = typed;
  const department = departments.find(({ key }) => key === fields.department);
  const days = Number(fields.termDays);
  const instruction = INSTRUCTION_KEYS.find((key) => key === fields.instruction);
  const priority = PRIORITIES.find((key) => key === fields.priority);
  return {
    conditions: conditionsOf(typed.rows, names).conditions,
    expression: fields.expression.trim() || null,
    department: department?.name ?? '…',
    level: department?.level ?? 'municipal',
    instruction: instruction ?? 'attend',
    term_days: Number.isInteger(days) && days > 0 ? days : null,
    priority: priority ?? null,
    copies: linesOf(fields.copies),
    legal_article: fields.legalArticle.trim() || '…',
    legal_text: null,
    valid_from: isDay(fields.validFrom) ? fields.validFrom : null,
    valid_to: isDay(fields.validTo) ? fields.validTo : null,
    suffices: fields.suffices === '1',
  };
}

function attempt({ fields }: TypedRule, errors: FormError[]): RuleRequest | undefined {
  try {
    return parse(RuleRequest, fields);
  } catch (error) {
    if (!(error instanceof ValidationProblem)) throw error;
    errors.push(...formErrors(error));
    return undefined;
  }
}

function expressionErrors(expression: string): FormError[] {
  try {
    compileCel(expression);
    return [];
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return [{ name: 'expression', text: `Expresión: ${error.message}.` }];
  }
}

function blank(): Record<Field, string> {
  return Object.fromEntries(FIELDS.map((name) => [name, ''])) as Record<Field, string>;
}
