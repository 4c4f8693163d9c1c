import { Module, type DynamicModule, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DirectoryModule } from '@oficialia/directory';
import { DocumentsModule } from '@oficialia/documents';
import { IndicatorsModule } from '@oficialia/indicators';
import { PlatformModule, type Clock, type Config } from '@oficialia/platform';
import { RegistryModule } from '@oficialia/registry';
import { RepliesModule } from '@oficialia/replies';
import { RoutingModule } from '@oficialia/routing';

const LIBS = [DirectoryModule, RegistryModule, DocumentsModule, RoutingModule, RepliesModule, IndicatorsModule];

/** The administrator's commands: the services of the desk without HTTP. */
@Module({})
export class CliModule {
  static with(config: Config, clock?: Clock): DynamicModule {
    const platform = PlatformModule.with({ config, process: 'cli', role: 'oficialia_desk', jobs: 'sender', clock });
    return { module: CliModule, imports: [platform, ...LIBS] };
  }
}

/** The services of the product over the database of `config`. The caller closes it. */
export function openServices(config: Config, clock?: Clock): Promise<INestApplicationContext> {
  config.LOG_LEVEL = 'fatal';
  return NestFactory.createApplicationContext(CliModule.with(config, clock), {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
}
