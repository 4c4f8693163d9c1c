import { monthsUpTo, type Period } from '../../period.js';
import type { DepartmentFigure, InstructionFigure, MonthFigure, PetitionLine, Volume } from './snapshot.js';

/** A referral that a department has or has answered, of a petition that a report counts. */
export interface ReferralLine {
  petition_id: number;
  department: string;
  department_name: string;
  topic: string | null;
  instruction: string;
  requires_reply: boolean;
  answered_day: string | null;
  due_day: string | null;
}

/** The petitions that were received in the period and not annulled: what every count but that of due dates starts from. */
export function received<Line extends Pick<PetitionLine, 'receivedOn' | 'status'>>(
  lines: Line[],
  { from, to }: Period,
): Line[] {
  return lines.filter(({ receivedOn, status }) => receivedOn >= from && receivedOn <= to && status !== 'annulled');
}

/** What came in and what became of it by `cutOff`. */
export function volumeOf(lines: PetitionLine[], period: Period, referrals: number, cutOff: string): Volume {
  const all = received(lines, period);
  const owed = all.filter(({ requiresReply }) => requiresReply);
  const answered = owed.filter(({ answeredOn }) => answeredOn !== null);
  const open = owed.filter(({ answeredOn }) => answeredOn === null);
  return {
    received: all.length,
    referred: all.filter(({ referredOn }) => referredOn !== null).length,
    referrals,
    requireReply: owed.length,
    requireNoReply: all.length - owed.length,
    answered: answered.length,
    unanswered: open.length,
    notified: owed.filter(({ notifiedOn }) => notifiedOn !== null).length,
    overdue: open.filter(({ dueOn }) => dueOn !== null && dueOn < cutOff).length,
    annulled: lines.filter(
      ({ receivedOn, status }) => receivedOn >= period.from && receivedOn <= period.to && status === 'annulled',
    ).length,
  };
}

/** Month by month, those without petitions too. */
export function monthsOf(lines: PetitionLine[], period: Period): MonthFigure[] {
  const byMonth = Map.groupBy(received(lines, period), ({ receivedOn }) => receivedOn.slice(0, 7));
  return monthsIn(period).map((month) => {
    const of = byMonth.get(month) ?? [];
    const owed = of.filter(({ requiresReply }) => requiresReply);
    const answered = owed.filter(({ answeredOn }) => answeredOn !== null).length;
    return { month, received: of.length, requireReply: owed.length, answered };
  });
}

/** `YYYY-MM`, in order. */
function monthsIn({ from, to }: Period): string[] {
  const number = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return monthsUpTo(to, number(to) - number(from) + 1).map((month) => month.from.slice(0, 7));
}

/** Those that got most first. A petition that went to several departments counts in each. */
export function departmentsOf(referrals: ReferralLine[], cutOff: string): DepartmentFigure[] {
  const figures = Array.from(
    Map.groupBy(referrals, ({ department }) => department),
    ([key, its]) => {
      const owed = its.filter(({ requires_reply }) => requires_reply);
      return {
        key,
        name: its[0]?.department_name ?? key,
        received: its.length,
        requireReply: owed.length,
        answered: owed.filter(({ answered_day }) => answered_day !== null).length,
        overdue: owed.filter(
          ({ answered_day, due_day }) => answered_day === null && due_day !== null && due_day < cutOff,
        ).length,
      };
    },
  );
  return figures.sort((a, b) => b.received - a.received || (a.name < b.name ? -1 : 1));
}

/** What the departments were asked to do, in petitions; one that was turned for two things counts in both. */
export function instructionsOf(referrals: ReferralLine[], names: Record<string, string>): InstructionFigure[] {
  return Array.from(
    Map.groupBy(referrals, ({ instruction }) => instruction),
    ([instruction, its]) => ({
      instruction,
      name: names[instruction] ?? instruction,
      petitions: new Set(its.map(({ petition_id }) => petition_id)).size,
    }),
  ).sort((a, b) => b.petitions - a.petitions || (a.name < b.name ? -1 : 1));
}
