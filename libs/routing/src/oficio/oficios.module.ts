import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MENU_GROUPS } from '@oficialia/directory';
import { SearchTargets } from '@oficialia/documents';
import { Navigation } from '@oficialia/platform';
import { nameActs, RegistryModule } from '@oficialia/registry';
import { ClocksModule } from '../clocks/clocks.module.js';
import { CancelPages } from './cancelling/cancel.pages.js';
import { Cancellations } from './cancelling/cancellations.service.js';
import { OficioCancellation } from './cancelling/oficio-cancellation.entity.js';
import { MinutarioPages } from './minutario/minutario.pages.js';
import { Minutario } from './minutario/minutario.service.js';
import { oficioFinder } from './oficio-search.js';
import { Oficio } from './oficio.entity.js';
import { OficioPages } from './oficio.pages.js';
import { OficiosController } from './oficios.controller.js';
import { OficioPrinting, PrintedOficio } from './printing/printing.entity.js';
import { PrintingPages } from './printing/printing.pages.js';
import { Printings } from './printing/printings.service.js';
import { OficioCounter } from './series/oficio-counter.entity.js';
import { OficioSeries } from './series/oficio-series.entity.js';
import { SeriesController } from './series/series.controller.js';
import { SeriesPages } from './series/series.pages.js';
import { OficioSeriesList } from './series/series.service.js';
import { OficioTemplate } from './templates/oficio-template.entity.js';
import { TemplatesController } from './templates/templates.controller.js';
import { TemplatesPages } from './templates/templates.pages.js';
import { OficioTemplates } from './templates/templates.service.js';

const ENTITIES = [
  OficioTemplate,
  OficioSeries,
  OficioCounter,
  Oficio,
  OficioCancellation,
  OficioPrinting,
  PrintedOficio,
];

/** Our own letters: what they say, their numbers, the list of them, their printing and their cancellation. */
@Module({
  imports: [TypeOrmModule.forFeature(ENTITIES), RegistryModule, ClocksModule],
  controllers: [
    // The addresses of the printings before the oficios'.
    PrintingPages,
    MinutarioPages,
    CancelPages,
    OficioPages,
    OficiosController,
    TemplatesPages,
    TemplatesController,
    SeriesPages,
    SeriesController,
  ],
  providers: [OficioTemplates, OficioSeriesList, Minutario, Printings, Cancellations],
  exports: [Cancellations],
})
export class OficiosModule implements OnModuleInit {
  constructor(
    private readonly navigation: Navigation,
    private readonly targets: SearchTargets,
  ) {}

  onModuleInit(): void {
    nameActs({ oficio_cancelled: 'Oficio cancelado' });
    this.targets.add(oficioFinder);
    this.navigation.add(
      { href: '/oficios', label: 'Oficios', icon: 'file', permission: 'oficio.read', order: 45 },
      {
        href: '/plantillas',
        label: 'Plantillas de oficios',
        icon: 'pen',
        permission: 'oficio.configure',
        group: MENU_GROUPS.wording,
        order: 91,
      },
    );
  }
}
