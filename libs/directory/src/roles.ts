/** What each role may do. A route names one permission; this page says who has it. */
export const PERMISSIONS = {
  'petition.read': ['intake_clerk', 'follow_up', 'department', 'supervisor', 'auditor'],
  'petition.register': ['intake_clerk', 'supervisor'],
  'petition.correct': ['intake_clerk', 'follow_up', 'supervisor'],
  'contingency.read': ['intake_clerk', 'supervisor', 'auditor'],
  'contingency.reserve': ['supervisor'],
  'receipt.issue': ['intake_clerk', 'supervisor'],
  'annulment.request': ['intake_clerk', 'follow_up', 'supervisor'],
  'annulment.decide': ['supervisor'],
  'document.read': ['intake_clerk', 'follow_up', 'department', 'supervisor', 'auditor'],
  'document.add': ['intake_clerk', 'follow_up', 'supervisor'],
  'scan.manage': ['intake_clerk', 'follow_up', 'supervisor'],
  // Reads for the machine what it cannot: the tray «por leer» and single words.
  'page.type': ['intake_clerk', 'follow_up', 'supervisor'],
  'reading.manage': ['administrator', 'supervisor'],
  'tray.read': ['follow_up', 'supervisor', 'auditor'],
  'referral.read': ['intake_clerk', 'follow_up', 'department', 'supervisor', 'auditor'],
  'referral.list': ['follow_up', 'department', 'supervisor', 'auditor'],
  'referral.make': ['follow_up', 'supervisor'],
  // The minutario; a department sees the oficios that were sent to it.
  'oficio.read': ['follow_up', 'department', 'supervisor', 'auditor'],
  'oficio.print': ['follow_up', 'supervisor'],
  'oficio.cancel': ['follow_up', 'supervisor'],
  // What oficios say and in which series they are numbered.
  'oficio.configure': ['supervisor', 'administrator'],
  // Sends a petition to the authority that is competent.
  'remission.make': ['follow_up', 'supervisor'],
  // Keeps a narrowed tray under a name.
  'filter.save': ['follow_up', 'department', 'supervisor'],
  // The administrator mends what breaks, and sees no petitions: rules and where they broke, not what they would change.
  'rule.read': ['follow_up', 'supervisor', 'administrator', 'auditor'],
  'rule.edit': ['follow_up', 'supervisor'],
  'rule.publish': ['supervisor'],
  // Is told on every page that a rule broke.
  'rule.watch': ['supervisor', 'administrator'],
  // Areas without an account stamp the paper; the follow-up office writes that down for them.
  'referral.acknowledge': ['department', 'follow_up', 'supervisor'],
  // Gives back what another department is competent for; for areas without an account the follow-up office does.
  'referral.return': ['department', 'follow_up', 'supervisor'],
  // After the third return: who has it, and that the department cannot give it back.
  'referral.settle': ['supervisor'],
  'acknowledgement.contest': ['department'],
  'acknowledgement.decide': ['follow_up', 'supervisor'],
  'prevention.make': ['follow_up', 'supervisor'],
  // Writes down who stamped a scanned copy.
  'stamp.read': ['follow_up', 'supervisor'],
  // Suspends, interrupts, resumes and extends terms.
  'clock.act': ['follow_up', 'supervisor'],
  // The tray of due dates and daily summaries.
  'notice.read': ['follow_up', 'department', 'supervisor'],
  // Who is away and who stands in: of the own department, of the office, or all for supervision.
  'absence.read': ['intake_clerk', 'follow_up', 'department', 'supervisor', 'auditor'],
  'absence.set': ['intake_clerk', 'follow_up', 'department', 'supervisor'],
  'reply.make': ['department', 'follow_up', 'supervisor'],
  // The chief's; which of a department's people decides is asked of the directory.
  'reply.approve': ['department'],
  // Sends back what does not answer what was asked.
  'reply.send_back': ['follow_up', 'supervisor'],
  // Whether a department's replies need its chief's approval: the administrator of all, a chief of the own.
  'approval.manage': ['administrator', 'department'],
  // Texts that replies are drafted from.
  'reply_template.manage': ['follow_up', 'supervisor'],
  'notification.make': ['follow_up', 'supervisor'],
  // Opens a matter again where its petitioner asks for it, or says why not.
  'reopening.decide': ['follow_up', 'supervisor'],
  'indicator.read': ['follow_up', 'supervisor', 'auditor'],
  // What each indicator is to reach in the year.
  'indicator.manage': ['supervisor'],
  'report.read': ['follow_up', 'supervisor', 'auditor'],
  // Writes the drafts of the periodic report.
  'report.prepare': ['follow_up', 'supervisor'],
  // Makes a draft a report that never changes again, and says which reports are due when.
  'report.sign': ['supervisor'],
  // The auditor's desk: every act on every petition, who opened it, copies with proof. The first reads, the second has the
  // worker go through the whole ledger.
  'ledger.read': ['supervisor', 'auditor'],
  'ledger.verify': ['supervisor', 'auditor'],
  // Who signed in, and who changed people, settings, rules and calendars.
  'office_book.read': ['supervisor', 'administrator', 'auditor'],
  // Whose work lies where, and whether the machine does its own.
  'office.supervise': ['supervisor', 'auditor'],
  // Non-working days, office hours and the terms of each legal regime.
  'calendar.manage': ['administrator'],
  'people.manage': ['administrator'],
  // Names and heads of departments since when, and who takes over from those that are gone.
  'department.manage': ['administrator'],
} as const satisfies Record<string, readonly Role[]>;

export const ROLES = ['intake_clerk', 'follow_up', 'department', 'supervisor', 'administrator', 'auditor'] as const;

export type Role = (typeof ROLES)[number];
export type Permission = keyof typeof PERMISSIONS;

export const ROLE_NAMES: Record<Role, string> = {
  intake_clerk: 'Ventanilla',
  follow_up: 'Seguimiento',
  department: 'Dependencia',
  supervisor: 'Supervisión',
  administrator: 'Administración',
  auditor: 'Auditoría',
};

const permissionsByRole = new Map<string, ReadonlySet<string>>(
  ROLES.map((role) => {
    const granted = Object.entries(PERMISSIONS).filter(([, roles]) => (roles as readonly Role[]).includes(role));
    return [role, new Set(granted.map(([permission]) => permission))];
  }),
);

/** The permissions of a role; none for a role that does not exist. */
export function permissionsOf(role: string): ReadonlySet<string> {
  return permissionsByRole.get(role) ?? new Set();
}
