import { Injectable } from '@nestjs/common';
import { Settings } from '@oficialia/directory';
import { Config } from '@oficialia/platform';
import type { PetitionRow } from '@oficialia/registry';
import type { LetterFacts } from './petitioner-letter.js';

/** What every letter to a petitioner says besides its matter. */
@Injectable()
export class PetitionerLetters {
  constructor(
    private readonly settings: Settings,
    private readonly config: Config,
  ) {}

  async facts(): Promise<(petition: PetitionRow, basis: string, issuedAt: Date) => LetterFacts> {
    const municipality = await this.settings.municipality();
    return (petition, basis, issuedAt) => {
      const query = new URLSearchParams({ folio: petition.folio, codigo: petition.lookup_code });
      const lookupUrl = new URL(`/consulta?${query.toString()}`, this.config.PORTAL_URL).toString();
      return { municipality, petition, basis, issuedAt, lookupUrl };
    };
  }
}
