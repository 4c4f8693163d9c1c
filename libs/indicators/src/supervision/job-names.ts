/** What each job does, as a person would say it. */
export const JOB_NAMES: Record<string, string> = {
  'calendar.changed': 'Contar de nuevo los plazos',
  'document.pages': 'Leer páginas',
  'document.pages.failed': 'Dar por no leídas las páginas que fallan',
  'document.read': 'Sugerir por lo leído',
  'document.searchable': 'Hacer el PDF en el que se busca',
  'document.stored': 'Abrir documentos',
  'document.stored.failed': 'Dar por no leídos los documentos que fallan',
  'ledger.seal': 'Sellar el libro',
  'ledger.verify': 'Revisar el libro',
  'notices.tick': 'Avisos y resúmenes',
  'notification.aged': 'Notificaciones por correo que surten efectos',
  'notification.send': 'Enviar notificaciones por correo',
  'notification.send.failed': 'Dar por no enviado el correo que falla',
  'oficio.cancelled': 'Seguir a los oficios cancelados',
  'paper.filed': 'Acuses que volvieron digitalizados',
  'petitions.learn': 'Aprender de lo registrado',
  'petitions.registered': 'Sugerir dependencia a lo registrado',
  'routing.learn': 'Aprender de lo turnado',
  'rules.published': 'Aplicar reglas publicadas',
  'scan.read': 'Separar pilas digitalizadas',
  'search.words': 'Contar palabras para buscar',
  'summary.written': 'Entregar resúmenes del día',
  'uploads.sweep': 'Quitar envíos a medias',
};

export function jobName(name: string): string {
  return JOB_NAMES[name] ?? name;
}
