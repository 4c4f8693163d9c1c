import { NestFactory } from '@nestjs/core';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { Config, projectPath } from '@oficialia/platform';
import { readFileSync } from 'node:fs';
import { DeskModule } from './desk.module.js';

/** The contract of the JSON API, from the desk's own routes; needs no database. Pages for people are left out. */
export async function openApiDocument(): Promise<OpenAPIObject> {
  const app = await NestFactory.create(DeskModule.with(new Config()), { preview: true, logger: ['error'] });
  const { version } = JSON.parse(readFileSync(projectPath('package.json'), 'utf8')) as { version: string };
  const description = new DocumentBuilder()
    .setTitle('Oficialía')
    .setDescription('JSON API of the desk. Errors are RFC 9457 problem documents with a stable `code`.')
    .setVersion(version)
    .addBearerAuth()
    .build();
  const document = SwaggerModule.createDocument(app, description);
  return sorted({ ...document, paths: onlyApi(document.paths) }) as OpenAPIObject;
}

function onlyApi(paths: OpenAPIObject['paths']): OpenAPIObject['paths'] {
  return Object.fromEntries(Object.entries(paths).filter(([path]) => path.startsWith('/api/')));
}

/** Keys in alphabetical order: the file changes only when the contract does, not when a module moves. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
