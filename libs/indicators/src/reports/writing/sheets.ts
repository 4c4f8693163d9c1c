/** Parts of a sheet that people write. */
export const WRITTEN_PARTS = { text: 'Texto', quote: 'Cita de un artículo' } as const;
/** Parts that are filled from the figures. */
export const COUNTED_PARTS = {
  volume: 'Cuadro: lo recibido y en qué quedó',
  indicators: 'Cuadro: todos los indicadores',
  departments: 'Cuadro y gráfica: dependencias que más reciben',
  months: 'Cuadro y gráfica: mes por mes',
  instructions: 'Cuadro: para qué se turnó',
  earlier: 'Cuadro: diferencias con informes ya firmados',
} as const;
export const PART_KINDS = { ...WRITTEN_PARTS, ...COUNTED_PARTS } as const;
export type PartKind = keyof typeof PART_KINDS;
export const PART_KIND_KEYS = Object.keys(PART_KINDS) as PartKind[];

/** A paragraph, a quotation, or a table of figures. Counted parts have no text of their own but a note above them. */
export interface SheetPart {
  kind: PartKind;
  text: string;
}

export const SHEET_LEVELS = ['Fin', 'Propósito', 'Componente', 'Actividad'] as const;

/** The sheet of one component or activity of the budget programme, under its own heading. */
export interface Sheet {
  level: (typeof SHEET_LEVELS)[number];
  /** `7`, `7.1`. */
  number: string;
  /** Unidad responsable. */
  unit: string;
  programme: string;
  axis: string;
  objective: string;
  /** Área responsable. */
  area: string;
  /** Key of the indicator whose value is the sheet's. */
  indicator: string;
  parts: SheetPart[];
}

/** What a new report begins with where none was written before. */
export function firstSheets(followUpOffice: string): Sheet[] {
  const heading = { unit: followUpOffice, programme: '', axis: '', objective: '', area: followUpOffice };
  return [
    {
      ...heading,
      level: 'Componente',
      number: '1',
      indicator: 'attention-rate',
      parts: [
        {
          kind: 'quote',
          text: 'Artículo 8.º de la Constitución Política de los Estados Unidos Mexicanos: «A toda petición deberá recaer un acuerdo escrito de la autoridad a quien se haya dirigido, la cual tiene obligación de hacerlo conocer en breve término al peticionario.»',
        },
        {
          kind: 'text',
          text: 'En {periodo} se recibieron {recibidas} peticiones, de las cuales se turnaron {turnadas}, con {oficios} oficios. Requieren respuesta {requieren_respuesta}; las otras {no_requieren_respuesta} no la requieren. A la fecha de corte se han contestado {contestadas} y faltan por contestar {sin_contestar}.',
        },
        { kind: 'volume', text: '' },
        {
          kind: 'text',
          text: 'La tasa de atención, que divide lo contestado entre lo que requiere respuesta, es de {tasa_de_atencion}. Entre todo lo recibido, lo contestado representa {respuestas_entre_recibidas}.',
        },
        { kind: 'indicators', text: '' },
        { kind: 'months', text: '' },
        { kind: 'earlier', text: '' },
      ],
    },
    {
      ...heading,
      level: 'Actividad',
      number: '1.1',
      indicator: 'referred-on-time',
      parts: [
        {
          kind: 'text',
          text: 'Cada petición se estudia y se turna por oficio a la dependencia competente. Las que más recibieron en {periodo} fueron: {principales_dependencias}.',
        },
        { kind: 'departments', text: '' },
        {
          kind: 'text',
          text: 'Las invitaciones que se turnaron para asistir o designar representante, y que no requieren respuesta del área, son {designaciones}.',
        },
        { kind: 'instructions', text: '' },
      ],
    },
  ];
}
