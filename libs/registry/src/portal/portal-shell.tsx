import { Injectable } from '@nestjs/common';
import { ShellSource, type Shell } from '@oficialia/platform';
import { PortalOffice } from './portal-office.js';

/** The frame of the citizens' pages: no menu, no session, no cookie. */
@Injectable()
export class PortalShell extends ShellSource {
  constructor(private readonly office: PortalOffice) {
    super();
  }

  async shellFor(): Promise<Omit<Shell, 'title'>> {
    const { name, office, timeZone } = await this.office.municipality();
    return { municipality: { name, office, zone: timeZone }, nav: [], layout: 'plain', footer: <FootLinks /> };
  }
}

function FootLinks() {
  return (
    <nav aria-label="Pie de página">
      <a href="/">Consultar una petición</a> · <a href="/acuse">Comprobar un acuse</a> ·{' '}
      <a href="/privacidad">Aviso de privacidad</a>
    </nav>
  );
}
