import type { Shell } from '../shell-props.js';

/** An instant of the sample day, as Mexico City reads its clock (UTC-6). */
export const at = (day: string, time: string): Date => new Date(`${day}T${time}:00-06:00`);

export function galleryShell(title: string, section: string, more: Partial<Shell> = {}): Shell {
  return {
    title,
    section,
    municipality: { name: 'H. Ayuntamiento de San Isidro del Valle', office: 'Oficialía de Partes' },
    nav: [
      { href: '?vista=registrar', label: 'Registrar', icon: 'pen', key: 'r' },
      { href: '?vista=bandeja', label: 'Por turnar', icon: 'inbox', count: 12, key: 't' },
      { href: '?vista=tablero', label: 'Tablero', icon: 'flag', count: 3 },
      { href: '?vista=peticiones', label: 'Peticiones', icon: 'search', key: 'b' },
      { href: '?vista=escaneo', label: 'Escaneo', icon: 'scan' },
      { href: '?vista=indicadores', label: 'Indicadores', icon: 'chart' },
    ],
    actor: { name: 'Rosa María Núñez Ibáñez', role: 'Seguimiento', department: 'Secretaría del Ayuntamiento' },
    signOutUrl: '/salir',
    csrfToken: 'muestra',
    ...more,
  };
}

/** A made-up letter, drawn, for the document viewer of the gallery. */
export function galleryLetter(): string {
  const lines = [
    'Asunto: reparación de luminarias',
    '',
    'San Isidro del Valle, a 19 de noviembre de 2026.',
    '',
    'C. PRESIDENTA MUNICIPAL',
    'P R E S E N T E',
    '',
    'Por medio de la presente, los vecinos de la calle',
    'Miguel Hidalgo, colonia Centro, solicitamos a usted',
    'la reparación de cinco luminarias que no encienden',
    'desde el mes de septiembre, entre las calles de',
    'Morelos y Niños Héroes, pues por las noches hay',
    'asaltos frente a la escuela primaria.',
    '',
    'Asimismo pedimos la poda de los árboles que tapan',
    'la luz y un rondín de vigilancia.',
    '',
    'Sin otro particular, quedamos de usted.',
    '',
    'A T E N T A M E N T E',
    'María de la Luz Peña Ordóñez',
    'Representante común',
  ];
  const text = lines.map((line, index) => `<text x="80" y="${150 + index * 40}">${line}</text>`).join('');
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 850 1100" width="850" height="1100">' +
    `<rect width="850" height="1100" fill="#fffdf8"/><g font-family="Georgia,serif" font-size="25" fill="#26221c">${text}</g></svg>`
  );
}
