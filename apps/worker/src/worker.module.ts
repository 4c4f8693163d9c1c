import { Module, type DynamicModule } from '@nestjs/common';
import { DirectoryModule } from '@oficialia/directory';
import { DocumentsModule, WatchedFolderModule } from '@oficialia/documents';
import { IndicatorsModule } from '@oficialia/indicators';
import { PlatformModule, type Clock, type Config } from '@oficialia/platform';
import { RegistryModule } from '@oficialia/registry';
import { BounceModule, RepliesModule } from '@oficialia/replies';
import { RoutingModule } from '@oficialia/routing';

const LIBS = [DirectoryModule, RegistryModule, DocumentsModule, RoutingModule, RepliesModule, IndicatorsModule];

/** The background process: takes what the office scanner wrote, reads documents, proposes departments, sends letters, seals the ledger. No HTTP. */
@Module({})
export class WorkerModule {
  static with(config: Config, clock?: Clock): DynamicModule {
    const platform = PlatformModule.with({ config, process: 'worker', role: 'oficialia_desk', jobs: 'worker', clock });
    return { module: WorkerModule, imports: [platform, ...LIBS, WatchedFolderModule, BounceModule] };
  }
}
