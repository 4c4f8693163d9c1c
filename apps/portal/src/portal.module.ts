import { Module, type DynamicModule } from '@nestjs/common';
import { PlatformModule, type Clock, type Config } from '@oficialia/platform';
import { PortalPagesModule } from '@oficialia/registry';

/** The citizens' process: no session, no queue, no table; only the functions of its own database role. */
@Module({})
export class PortalModule {
  static with(config: Config, clock?: Clock): DynamicModule {
    return {
      module: PortalModule,
      imports: [PlatformModule.with({ config, process: 'portal', role: 'oficialia_portal', clock }), PortalPagesModule],
    };
  }
}
