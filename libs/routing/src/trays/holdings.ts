import { hasWords } from '@oficialia/documents';
import type { Holding } from './tray.js';

const URGENT_REFERRAL = `EXISTS (SELECT 1 FROM referral r JOIN petition p ON p.id = r.petition_id
  LEFT JOIN competence_rule c ON c.id = r.rule_id WHERE r.id = w.referral_id AND coalesce(c.priority, p.priority) = 'urgent')`;

const REFERRAL_FILTERS: Holding['filters'] = {
  dependencia: (key) => `w.department_id = (SELECT id FROM department WHERE key = ${key})`,
  // Whoever follows a referral is the one who turned it and the one who acknowledged it.
  persona: (person) => `(w.referred_by = ${person}::int OR w.acknowledged_by = ${person}::int)`,
  tema: (topic) => `w.topic_id = ${topic}::int`,
  instruccion: (instruction) => `w.instruction = ${instruction}`,
  urgente: (yes) => `(${yes} <> '1' OR ${URGENT_REFERRAL})`,
  desde: (moment) => `w.referred_at >= ${moment}::timestamptz`,
  hasta: (moment) => `w.referred_at < ${moment}::timestamptz`,
  palabras: (words) => hasWords('w.petition_id', words),
};

/** Every referral there is, in the shape of those that wait. */
const EVERY_REFERRAL = `(SELECT r.id AS referral_id, r.petition_id, r.department_id, r.topic_id, r.instruction, r.requires_reply,
  r.referred_by, r.referred_at, r.status, coalesce(r.due_date, 'infinity') AS due_date FROM referral r) w`;

/** Referrals that wait for somebody: what is due first comes first. */
function waiting(where: Holding['where']): Holding {
  return {
    from: 'waiting_referral w',
    where,
    own: (department) => `w.department_id = ${department}::int`,
    order: ['w.due_date', 'w.referral_id'],
    place: (id) => `${EVERY_REFERRAL} WHERE w.referral_id = ${id}`,
    filters: REFERRAL_FILTERS,
  };
}

/** Referrals of all times, the newest first, never counted; there a person is who turned them. */
function kept(where: string): Holding {
  const { own, place } = waiting(() => where);
  const filters = { ...REFERRAL_FILTERS, persona: (person: string) => `w.referred_by = ${person}::int` };
  return { from: EVERY_REFERRAL, where: () => where, own, order: ['w.referral_id'], history: true, place, filters };
}

const WITH_DEPARTMENT = `w.status IN ('issued', 'acknowledged')`;
const DUE = `w.requires_reply AND ${WITH_DEPARTMENT}`;

/**
 * What each list of referrals holds. Together the first six hold all that waits: what has no due date is to be
 * acknowledged, or in term while its clock stands still. What is to be acknowledged may be overdue as well.
 */
export const REFERRAL_HOLDINGS = {
  to_acknowledge: waiting(() => `w.status = 'issued'`),
  in_term: waiting(
    ({ soon }) => `${DUE} AND w.due_date > ${soon} AND (w.due_date < 'infinity' OR w.status = 'acknowledged')`,
  ),
  due_soon: waiting(({ today, soon }) => `${DUE} AND w.due_date BETWEEN ${today} AND ${soon}`),
  overdue: waiting(({ today }) => `${DUE} AND w.due_date < ${today}`),
  returned: waiting(() => `w.status = 'returned'`),
  pending: waiting(() => WITH_DEPARTMENT),
  to_reply: waiting(() => `w.status = 'acknowledged'`),
  replied: kept(`w.status = 'replied'`),
  all: kept('true'),
} as const;

export type ReferralState = keyof typeof REFERRAL_HOLDINGS;
export const REFERRAL_STATES = Object.keys(REFERRAL_HOLDINGS) as ReferralState[];

const PETITION_DATES: Holding['filters'] = {
  desde: (moment) => `p.received_at >= ${moment}::timestamptz`,
  hasta: (moment) => `p.received_at < ${moment}::timestamptz`,
  palabras: (words) => hasWords('p.id', words),
};
const SEEN_BY = (department: string) =>
  `EXISTS (SELECT 1 FROM petition_sight sight
    WHERE sight.petition_id = p.id AND sight.department_id = ${department}::int)`;

const TO_BE_REFERRED = `petition p JOIN document_kind kind ON kind.key = p.document_kind
  LEFT JOIN waiting_suggestion ruled ON ruled.petition_id = p.id`;
/** As registered, unless the rule that decides says otherwise; some kinds of document always are. */
export const URGENT_TO_REFER = `(kind.urgent OR coalesce(ruled.priority, p.priority) = 'urgent')`;
/** What is suggested first for a petition: `s`, its topic `t` and its rule, if there is one. */
const SUGGESTED = (
  condition: string,
) => `EXISTS (SELECT 1 FROM waiting_suggestion s LEFT JOIN topic t ON t.id = s.topic_id
  LEFT JOIN competence_rule rule ON rule.id = s.rule_id WHERE s.petition_id = p.id AND ${condition})`;

/** Petitions that no department has: urgent first, then the oldest. The department is the one that is suggested. */
export const TO_REFER: Holding = {
  from: TO_BE_REFERRED,
  where: () => `p.status = 'received'`,
  own: SEEN_BY,
  order: [`NOT ${URGENT_TO_REFER}`, 'p.received_at', 'p.id'],
  place: (id) => `${TO_BE_REFERRED} WHERE p.id = ${id}`,
  filters: {
    ...PETITION_DATES,
    dependencia: (key) =>
      SUGGESTED(`coalesce(rule.department_id, t.department_id) = (SELECT id FROM department WHERE key = ${key})`),
    persona: (person) => `p.registered_by = ${person}::int`,
    tema: (topic) => SUGGESTED(`s.topic_id = ${topic}::int`),
    urgente: (yes) => `(${yes} <> '1' OR ${URGENT_TO_REFER})`,
  },
};

/** Of these, the urgent ones. */
export const URGENT_PETITIONS_TO_REFER: Holding = {
  ...TO_REFER,
  where: () => `p.status = 'received' AND ${URGENT_TO_REFER}`,
};

const OF_PETITION = (condition: string) =>
  `EXISTS (SELECT 1 FROM referral r WHERE r.petition_id = p.id AND r.status IN ('issued', 'acknowledged', 'replied') AND ${condition})`;

/** Petitions with all their answers, of which the petitioner does not know yet: the oldest first. */
export const TO_NOTIFY: Holding = {
  from: 'petition p',
  where: () => `p.status = 'replied'`,
  own: SEEN_BY,
  order: ['p.received_at', 'p.id'],
  place: (id) => `petition p WHERE p.id = ${id}`,
  filters: {
    ...PETITION_DATES,
    dependencia: (key) => OF_PETITION(`r.department_id = (SELECT id FROM department WHERE key = ${key})`),
    persona: (person) => OF_PETITION(`r.referred_by = ${person}::int`),
    tema: (topic) => OF_PETITION(`r.topic_id = ${topic}::int`),
    urgente: (yes) => `(${yes} <> '1' OR p.priority = 'urgent')`,
  },
};
