/** What an oficio is for; each kind has its own text. */
export const OFICIO_KINDS = { referral: 'Turno a una dependencia', remission: 'Remisión por incompetencia' } as const;
export type OficioKind = keyof typeof OFICIO_KINDS;
export const OFICIO_KIND_KEYS = Object.keys(OFICIO_KINDS) as OficioKind[];

/** The paragraphs that an office words itself, in the order of the page. */
export const PARAGRAPHS = {
  subject: { label: 'Asunto', hint: 'Un renglón, arriba a la derecha.', rows: 2 },
  opening: { label: 'Fundamento y motivo', hint: 'Antes del cuadro con los datos de la petición.', rows: 4 },
  request: { label: 'Lo que se solicita', hint: 'Después del cuadro, cuando se espera una respuesta.', rows: 5 },
  information: { label: 'Cuando no se espera respuesta', hint: 'En lugar del párrafo anterior.', rows: 4 },
  closing: { label: 'Despedida', hint: 'Antes de la firma.', rows: 2 },
} as const;
export type Paragraph = keyof typeof PARAGRAPHS;
export const PARAGRAPH_KEYS = Object.keys(PARAGRAPHS) as Paragraph[];
export type Wording = Record<Paragraph, string>;

/** What may stand in braces in a paragraph, and an example of it. */
export const FIELDS = {
  oficio: { what: 'Número del oficio', example: 'SP/0012/2026' },
  folio: { what: 'Folio de la petición', example: 'PM-2026-000123' },
  peticionario: { what: 'Quien la presentó', example: 'María Peña Ruiz' },
  asunto: { what: 'Asunto de la petición', example: 'Fuga de agua en la calle Hidalgo' },
  recibida: { what: 'Día en que se recibió', example: '20 de noviembre de 2026' },
  fundamento: { what: 'Fundamento de la competencia', example: 'el artículo 42 del Bando' },
  dependencia: { what: 'A quién se dirige', example: 'Dirección de Agua Potable' },
  instruccion: { what: 'Instrucción', example: 'Para su atención' },
  plazo: { what: 'Plazo', example: '10 días hábiles' },
  vencimiento: { what: 'Cuándo vence', example: 'a más tardar el 7 de diciembre de 2026' },
} as const;
export type WordingField = keyof typeof FIELDS;

/** A piece of a paragraph: text to be printed as it is. */
export interface Part {
  text: string;
  bold: boolean;
}

/**
 * A paragraph with its fields filled in. What stands between asterisks is bold; values are put in afterwards, so that nothing
 * in them counts as a sign. `wrong` has one Spanish sentence for each mistake.
 */
export function wordedParts(
  text: string,
  values: Partial<Record<WordingField, string>>,
): { parts: Part[]; wrong: string[] } {
  const wrong: string[] = [];
  const pieces = text.split('*');
  if (pieces.length % 2 === 0) wrong.push('Falta un asterisco: las negritas empiezan y terminan con *.');
  const parts = pieces.flatMap((piece, index) =>
    piece
      .split(/(\{[^{}]*\})/)
      .filter((bit) => bit !== '')
      .map((bit): Part => {
        const name = /^\{(.*)\}$/s.exec(bit)?.[1]?.trim();
        if (name === undefined) {
          if (/[{}]/.test(bit)) wrong.push('Hay una llave suelta: los campos se escriben como {folio}.');
          return { text: bit, bold: index % 2 === 1 };
        }
        if (!Object.hasOwn(FIELDS, name))
          wrong.push(`No hay un campo {${name}}. Los que hay: ${Object.keys(FIELDS).join(', ')}.`);
        return { text: values[name as WordingField] ?? '', bold: index % 2 === 1 };
      }),
  );
  return { parts, wrong };
}

const CLOSING = 'Sin otro particular, le envío un cordial saludo.';

/** The words that come with the product. */
export const SHIPPED_WORDING: Record<OficioKind, Wording> = {
  referral: {
    subject: 'Se turna petición folio {folio}',
    opening:
      'Con fundamento en {fundamento}, le turno la petición que se describe enseguida, recibida en esta oficina el {recibida}, por ser materia de la competencia del área a su cargo.',
    request:
      'Le pido atenderla y dar respuesta por escrito, congruente con cada uno de los puntos solicitados, dentro del plazo de {plazo}, {vencimiento}. Asimismo, *solicito remita copia de conocimiento de la resolución* a esta oficina, para dar seguimiento e informar al peticionario.',
    information:
      'Se la hago llegar conforme a la instrucción señalada. De haber alguna determinación sobre el particular, *solicito remita copia de conocimiento de la resolución* a esta oficina, para integrarla al expediente.',
    closing: CLOSING,
  },
  remission: {
    subject: 'Se remite por incompetencia la petición folio {folio}',
    opening:
      'Con fundamento en {fundamento}, le remito la petición que se describe enseguida, recibida en esta oficina el {recibida}, por no ser su materia de la competencia de este Ayuntamiento y corresponder a las atribuciones de {dependencia}.',
    request:
      'Le pido atenderla conforme a sus atribuciones y responder directamente a la persona peticionaria, a quien ya se informó de esta remisión. Asimismo, *solicito remita copia de conocimiento de la resolución* a esta oficina, para integrarla al expediente.',
    information: 'Se la hago llegar para su conocimiento.',
    closing: CLOSING,
  },
};
