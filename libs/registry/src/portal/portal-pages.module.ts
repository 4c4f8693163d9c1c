import { Global, Module } from '@nestjs/common';
import { ShellSource } from '@oficialia/platform';
import { Afterwards } from './afterwards/afterwards.service.js';
import { AfterwardsController } from './afterwards/afterwards.controller.js';
import { AfterwardsPages } from './afterwards/afterwards.pages.js';
import { PortalLookup } from './portal-lookup.js';
import { PortalOffice } from './portal-office.js';
import { PortalShell } from './portal-shell.js';
import { PortalController } from './portal.controller.js';
import { PortalPages } from './portal.pages.js';

/** The citizen's view of the registry. Uses only the functions that the portal's database role may call. */
@Global()
@Module({
  controllers: [PortalController, PortalPages, AfterwardsController, AfterwardsPages],
  providers: [PortalOffice, PortalLookup, Afterwards, { provide: ShellSource, useClass: PortalShell }],
  exports: [ShellSource],
})
export class PortalPagesModule {}
