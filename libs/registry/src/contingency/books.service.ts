import { Injectable } from '@nestjs/common';
import { letterheadOf, Settings } from '@oficialia/directory';
import { compilePdf, Config, Db, qrSvg } from '@oficialia/platform';
import { formatLookupCode } from '../registration/lookup-code.js';
import { blockNotFound } from '../registry.errors.js';
import { listBlocks, reservedFolios } from './contingency.queries.js';

/** The paper of the contingency book: a sheet to fill by hand and a sticker for each reserved folio. */
@Injectable()
export class ContingencyBooks {
  constructor(
    private readonly db: Db,
    private readonly config: Config,
    private readonly settings: Settings,
  ) {}

  /** A letter page a folio, to be written on. Throws `folio-block.not-found`. */
  sheets(block: number): Promise<Buffer> {
    return this.print(block, 'book-sheets', 'Libro de contingencia');
  }

  /** A page of 62 × 29 mm a folio. Throws `folio-block.not-found`. */
  stickers(block: number): Promise<Buffer> {
    return this.print(block, 'book-stickers', 'Etiquetas de contingencia');
  }

  private async print(id: number, template: string, name: string): Promise<Buffer> {
    const [block] = await listBlocks(this.db, id);
    if (!block) throw blockNotFound();
    const municipality = await this.settings.municipality();
    const free = (await reservedFolios(this.db, id)).filter((one) => !one.annulled_at);
    const folios = free.map(({ folio, lookup_code }) => {
      const query = new URLSearchParams({ folio, codigo: lookup_code });
      const lookupUrl = new URL(`/consulta?${query.toString()}`, this.config.PORTAL_URL).toString();
      return { folio, lookupCode: formatLookupCode(lookup_code), lookupUrl, qr: qrSvg(lookupUrl) };
    });
    const data = {
      letterhead: letterheadOf(municipality),
      shortInstitution: municipality.shortName,
      legend: municipality.receiptLegend,
      folios,
    };
    const title = `${name} ${block.first_folio} a ${block.last_folio}`;
    return compilePdf(`libs/registry/src/contingency/${template}.typ`, data, { title, date: block.reserved_at });
  }
}
