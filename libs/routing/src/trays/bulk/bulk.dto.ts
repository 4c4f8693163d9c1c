import { ArrayMaxSize, ArrayMinSize, IsArray, IsString, MaxLength } from 'class-validator';
import { AcknowledgementRequest } from '../../referrals.dto.js';
import type { BulkActView } from './bulk-acts.queries.js';

const NONE = { message: 'Elija al menos un renglón.' };
const TOO_MANY = { message: 'Elija cien renglones como máximo.' };
const MOST = 100;

export class BulkReferralRequest {
  /** Folios of petitions that wait to be turned; each goes where it is suggested. */
  @IsArray(NONE)
  @ArrayMinSize(1, NONE)
  @ArrayMaxSize(MOST, TOO_MANY)
  @IsString({ each: true, message: 'Cada folio es un texto.' })
  @MaxLength(40, { each: true, message: 'Ese folio es demasiado largo.' })
  folios: string[];
}

export class BulkPrintRequest {
  /** Ids of referrals. */
  @IsArray(NONE)
  @ArrayMinSize(1, NONE)
  @ArrayMaxSize(MOST, TOO_MANY)
  @IsString({ each: true, message: 'Cada turno es un número, escrito como texto.' })
  @MaxLength(20, { each: true, message: 'Ese número es demasiado largo.' })
  referrals: string[];
}

/** Who received all of them. */
export class BulkAcknowledgementRequest extends AcknowledgementRequest {
  /** Ids of referrals. */
  @IsArray(NONE)
  @ArrayMinSize(1, NONE)
  @ArrayMaxSize(MOST, TOO_MANY)
  @IsString({ each: true, message: 'Cada turno es un número, escrito como texto.' })
  @MaxLength(20, { each: true, message: 'Ese número es demasiado largo.' })
  referrals: string[];
}

export class BulkRowReply {
  /** The folio, or the id of the referral, as it was sent. */
  target: string;
  /** `done`, `refused`, or `waiting` while another request with the same key is still at it. */
  outcome: string;
  /** Stable code of the reason; null when it was done. */
  code: string | null;
  /** What happened, in Spanish. */
  sentence: string | null;
  folio: string | null;
  /** Numbers of the oficios that it is about. */
  oficios: string[];
}

export class BulkReply {
  id: number;
  act: string;
  done: number;
  refused: number;
  rows: BulkRowReply[];
}

export function bulkReply({ id, act, rows }: BulkActView): BulkReply {
  const count = (outcome: string) => rows.filter((row) => row.outcome === outcome).length;
  const told = rows.map((row) => ({ ...row, outcome: row.outcome ?? 'waiting' }));
  return { id, act, done: count('done'), refused: count('refused'), rows: told };
}
