import { Choice, Day, Integer, Text } from '@oficialia/platform';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, ValidateNested } from 'class-validator';
import { CHANNELS } from '../petition.catalogue.js';
import { AnnexRequest } from '../registration/registration.dto.js';

export const ATTACHMENT_KINDS = ['annex', 'reminder', 'complement'] as const;

export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number];

export const ATTACHMENT_NAMES: Record<AttachmentKind, string> = {
  annex: 'Anexo',
  reminder: 'Recordatorio',
  complement: 'Alcance',
};

/** What the counter writes down of a paper that belongs to a petition that exists. */
export class AttachmentRequest {
  @Choice('Qué es', ATTACHMENT_KINDS) kind: AttachmentKind;
  @Text('Nombre de quien lo presenta', { max: 200 }) senderName: string;
  @Choice('Vía de recepción', CHANNELS) channel: (typeof CHANNELS)[number];
  @Text('Fecha y hora de recepción', { max: 40, optional: true }) receivedAt?: string;
  @Text('Motivo de la fecha anterior', { max: 500, optional: true }) receivedReason?: string;
  @Text('Número del documento', { max: 120, optional: true }) documentNumber?: string;
  @Day('Fecha del documento', { optional: true }) documentDate?: string;
  @Text('Asunto', { max: 4_000, multiline: true, optional: true }) subject?: string;
  @Integer('Fojas', { min: 1, max: 100_000 }) sheets: number;
  @IsOptional()
  @IsArray({ message: 'Anexos: envíe una lista.' })
  @ArrayMaxSize(200, { message: 'Anexos: 200 renglones como máximo; describa los demás juntos.' })
  @ValidateNested({ each: true, message: 'Anexos: cada uno lleva número y descripción.' })
  @Type(() => AnnexRequest)
  annexes?: AnnexRequest[];
  @Text('Observaciones', { max: 4_000, multiline: true, optional: true }) notes?: string;
}

export const ATTACHMENT_FIELDS =
  'kind senderName channel receivedReason documentNumber documentDate subject sheets annexes notes'.split(' ');
