import { Module, type DynamicModule } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Authentication, DirectoryModule } from '@oficialia/directory';
import { DocumentsModule } from '@oficialia/documents';
import { IndicatorsModule } from '@oficialia/indicators';
import { createHttpApp, PlatformModule, type Clock, type Config } from '@oficialia/platform';
import { RegistryModule } from '@oficialia/registry';
import { RepliesModule } from '@oficialia/replies';
import { RoutingModule } from '@oficialia/routing';

const LIBS = [DirectoryModule, RegistryModule, DocumentsModule, RoutingModule, RepliesModule, IndicatorsModule];

/** The office's process: pages and JSON API for staff. It only puts jobs into the queue. */
@Module({})
export class DeskModule {
  static with(config: Config, clock?: Clock): DynamicModule {
    const platform = PlatformModule.with({ config, process: 'desk', role: 'oficialia_desk', jobs: 'sender', clock });
    return { module: DeskModule, imports: [platform, ...LIBS] };
  }
}

/** The desk with its sessions in front of the routes. Not yet listening. */
export async function createDesk(config: Config, clock?: Clock): Promise<NestExpressApplication> {
  const app = await createHttpApp(DeskModule.with(config, clock));
  app.get(Authentication).install(app);
  return app;
}
