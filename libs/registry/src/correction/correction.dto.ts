import { Text } from '@oficialia/platform';
import { Transform } from 'class-transformer';
import { IsString, MaxLength } from 'class-validator';

/** Browsers send line breaks as CRLF; what is kept has LF, and `seen` is compared with it. */
const asText = Transform(({ value }) => (typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : (value ?? '')));

/** One field corrected. `seen` is the value that was on the screen, so that a correction made meanwhile is noticed. */
export class CorrectionDto {
  @Text('Dato', { max: 60 }) field: string;
  @asText @IsString({ message: 'Valor anterior: falta.' }) @MaxLength(5_000) seen: string;
  @asText
  @IsString({ message: 'Valor nuevo: escriba un texto.' })
  @MaxLength(5_000, { message: 'Valor nuevo: es demasiado largo.' })
  value: string;
  @Text('Motivo de la corrección', { max: 1_000, multiline: true }) reason: string;
}
