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
  // Suspends, interrupts, resumes and extends terms.
  'clock.act': ['follow_up', 'supervisor'],
  // The tray of due dates and daily summaries.
  'notice.read': ['follow_up', 'department', 'supervisor'],
  'reply.make': ['department', 'follow_up', 'supervisor'],
  'notification.make': ['follow_up', 'supervisor'],
  'indicator.read': ['follow_up', 'supervisor', 'auditor'],
  // Non-working days, office hours and the terms of each legal regime.
  'calendar.manage': ['administrator'],
  'people.manage': ['administrator'],
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
