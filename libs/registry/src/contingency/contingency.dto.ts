import { Integer, Text } from '@oficialia/platform';
import { Transform } from 'class-transformer';
import { ArrayNotEmpty, IsArray, IsString } from 'class-validator';

export class ReservationRequest {
  @Integer('Cuántos folios', { min: 1, max: 200 }) count: number;
  @Text('Motivo', { max: 500 }) reason: string;
}

export class ReservedAnnulmentRequest {
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? [value] : value))
  @IsString({ each: true, message: 'Folios: elija los que se anulan.' })
  @ArrayNotEmpty({ message: 'Elija al menos un folio.' })
  @IsArray({ message: 'Elija al menos un folio.' })
  folios: string[];
  @Text('Motivo', { max: 1_000, multiline: true }) reason: string;
}
