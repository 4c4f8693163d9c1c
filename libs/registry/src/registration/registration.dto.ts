import { Choice, Day, Email, Flag, Integer, Text } from '@oficialia/platform';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, ValidateNested } from 'class-validator';
import { CHANNELS, CURP_ABSENCES, PRIORITIES, SENDER_KINDS } from '../petition.catalogue.js';

const FORMS = ['original', 'copy'] as const;
const MOMENT =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;

export class AnnexRequest {
  @Integer('Número de anexos', { min: 1, max: 10_000 }) count: number;
  @Text('Descripción del anexo', { max: 300 }) description: string;
  @Choice('Original o copia', FORMS) form: (typeof FORMS)[number];
}

/** What the counter writes down of a petition. Texts are trimmed; empty ones count as absent. */
export class RegistrationRequest {
  @Text('Serie de folios', { max: 6, optional: true }) series?: string;
  @Choice('Vía de recepción', CHANNELS) channel: (typeof CHANNELS)[number];
  /** Moment of reception (ISO 8601 with offset); absent: now. */
  @Text('Fecha y hora de recepción', {
    max: 40,
    optional: true,
    pattern: MOMENT,
    message: 'Fecha y hora de recepción: escriba una fecha válida.',
  })
  receivedAt?: string;
  @Text('Motivo de la fecha anterior', { max: 500, optional: true }) receivedReason?: string;

  @Choice('Tipo de remitente', SENDER_KINDS) senderKind: (typeof SENDER_KINDS)[number];
  @Text('Nombre del remitente', { max: 200 }) senderName: string;
  @Text('Cargo', { max: 200, optional: true }) senderPosition?: string;
  @Text('Institución', { max: 300, optional: true }) senderInstitution?: string;
  @Text('CURP', { max: 40, optional: true }) curp?: string;
  @Choice('Motivo por el que no hay CURP', CURP_ABSENCES, { optional: true })
  curpAbsence?: (typeof CURP_ABSENCES)[number];

  @Text('Domicilio', { max: 500, optional: true }) contactAddress?: string;
  @Text('Colonia o agencia', { max: 200, optional: true }) contactNeighbourhood?: string;
  @Text('Teléfono', { max: 40, optional: true }) contactTelephone?: string;
  @Email('Correo electrónico', { optional: true }) contactEmail?: string;
  @Flag('Notificar por estrados') notifyByBoard: boolean = false;

  @Text('Tipo de documento', { max: 60 }) documentKind: string;
  @Text('Número del documento', { max: 120, optional: true }) documentNumber?: string;
  @Day('Fecha del documento', { optional: true }) documentDate?: string;
  @Text('Dirigido a', { max: 300 }) addressedTo: string;
  @Text('Asunto', { max: 4_000, multiline: true }) subject: string;
  @Integer('Fojas', { min: 1, max: 100_000 }) sheets: number;

  @IsOptional()
  @Transform(({ value }) => withoutBlankRows(value))
  @ArrayMaxSize(200, { message: 'Anexos: 200 renglones como máximo; describa los demás juntos.' })
  @ValidateNested({ each: true, message: 'Anexos: cada uno lleva número, descripción y si es original o copia.' })
  @Type(() => AnnexRequest)
  // Last, so that it is told first: the others mean nothing for what is no list.
  @IsArray({ message: 'Anexos: envíe una lista.' })
  annexes?: AnnexRequest[];

  @Choice('Prioridad', PRIORITIES, { optional: true }) priority?: (typeof PRIORITIES)[number];
  @Text('Observaciones', { max: 4_000, multiline: true, optional: true }) notes?: string;
}

export class RegistrationReply {
  folio: string;
  /** Code that opens the petition in the portal together with the folio. */
  lookupCode: string;
  /** The same request had been registered before; nothing new was written. */
  repeated: boolean;
}

/** A form sends every row of the annexes; those in which nothing was written are not annexes. */
function withoutBlankRows(value: unknown): unknown {
  if (value === undefined || value === '') return undefined;
  if (!Array.isArray(value)) return value;
  return value.filter((row: AnnexRequest) => !isBlank(row));
}

function isBlank(row: AnnexRequest): boolean {
  const empty = (field: unknown) =>
    field === undefined || field === null || Number.isNaN(field) || (typeof field === 'string' && field.trim() === '');
  return row !== null && typeof row === 'object' && empty(row.description) && empty(row.count);
}
