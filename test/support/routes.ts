import { RequestMethod, type INestApplication } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD' | 'OPTIONS';
  /** As written, with `:parameters`. */
  path: string;
  permission?: string;
  isPublic: boolean;
  /** `Controller.method`, to find it in the code. */
  where: string;
}

type Handler = (...parameters: unknown[]) => unknown;

/** Every route of an application, from the metadata that Nest itself routes by. */
export function routesOf(app: INestApplication): Route[] {
  const discovery = app.get(DiscoveryService, { strict: false });
  const scanner = app.get(MetadataScanner, { strict: false });
  return discovery.getControllers().flatMap(({ instance, metatype }) => {
    if (!instance || !metatype) return [];
    const prototype = Object.getPrototypeOf(instance) as Record<string, Handler>;
    return scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name] as Handler;
      const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
      if (method === undefined) return [];
      const read = (key: string): unknown => Reflect.getMetadata(key, handler) ?? Reflect.getMetadata(key, metatype);
      return pathsOf(metatype, handler).map((path) => ({
        method: RequestMethod[method] as Route['method'],
        path,
        permission: read('oficialia:permission') as string | undefined,
        isPublic: read('oficialia:public') === true,
        where: `${metatype.name}.${name}`,
      }));
    });
  });
}

function pathsOf(controller: object, handler: Handler): string[] {
  const list = (target: object) => [Reflect.getMetadata(PATH_METADATA, target) as string | string[]].flat();
  return list(controller).flatMap((base) =>
    list(handler).map((path) => `/${base}/${path}`.replace(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '')),
  );
}
