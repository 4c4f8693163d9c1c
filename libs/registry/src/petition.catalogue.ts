/** Words of the office that never differ between municipalities. Kinds of document are rows. */
export const CHANNELS = ['counter', 'email', 'courier', 'portal', 'whatsapp'] as const;
export const SENDER_KINDS = ['person', 'organisation', 'authority'] as const;
export const PRIORITIES = ['normal', 'urgent', 'low'] as const;
export const CURP_ABSENCES = ['not_provided', 'not_at_hand', 'foreigner', 'declined'] as const;

export const CHANNEL_NAMES: Record<string, string> = {
  counter: 'Ventanilla',
  email: 'Correo electrónico',
  courier: 'Mensajería',
  portal: 'Portal',
  whatsapp: 'WhatsApp',
};

export const SENDER_KIND_NAMES: Record<string, string> = {
  person: 'Persona',
  organisation: 'Organización',
  authority: 'Autoridad',
};

export const PRIORITY_NAMES: Record<string, string> = { normal: 'Normal', urgent: 'Urgente', low: 'Baja' };

export const CURP_ABSENCE_NAMES: Record<string, string> = {
  not_provided: 'No viene en el escrito',
  not_at_hand: 'No la trae consigo',
  foreigner: 'Persona extranjera sin CURP',
  declined: 'Prefiere no darla',
};
