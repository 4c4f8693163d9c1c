import { IsArray, ArrayMaxSize, ArrayMinSize, Matches } from 'class-validator';

export const MOST_PRINTED = 500;
const choose = { message: 'Marque al menos un oficio.' };

export class PrintingRequest {
  /** Numbers of the oficios, in the order in which they are to be printed. */
  @IsArray(choose)
  @ArrayMinSize(1, choose)
  @ArrayMaxSize(MOST_PRINTED, { message: `Imprima ${MOST_PRINTED} oficios como máximo a la vez.` })
  @Matches(/^[\p{L}&/]+\/\d+\/\d{4}$/u, {
    each: true,
    message: 'Los oficios se nombran por su número, como SP/0001/2026.',
  })
  oficios: string[];
}

export class PrintingView {
  id: number;
  printedAt: Date;
  printedBy: string;
  oficios: string[];
}
