import { RequestMethod, type INestApplicationContext, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import type { AccessRule } from '../domain/access-rule.js';
import { PermissionTable } from '../domain/permission-table.js';
import { RoleConfigError } from '../domain/permissions.js';
import { ACCESS_RULE } from './access.decorators.js';

/** One route with its rule; null means that nobody may use it. */
export interface RouteWithRule {
  /** GET, POST, … */
  method: string;
  /** Pattern with a leading slash, for example `/api/v1/users/:id`. */
  path: string;
  rule: AccessRule | null;
  /** `Controller.method`, for messages. */
  handler: string;
}

/** Knows every route of the controllers; stops the start when one asks for a permission that does not exist. */
@Injectable()
export class RouteInventory implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly permissions: PermissionTable,
  ) {}

  onApplicationBootstrap(): void {
    for (const { rule, handler } of this.list()) {
      const asked: string | null = rule?.kind === 'can' ? rule.permission : null;
      if (asked !== null && !this.permissions.knows(asked)) {
        throw new RoleConfigError(`${handler} asks for the unknown permission ${asked}.`);
      }
    }
  }

  /** Every route, by path and method. */
  list(): RouteWithRule[] {
    const routes = this.discovery.getControllers().flatMap(({ metatype }) => {
      return typeof metatype === 'function' ? this.routesOf(metatype) : [];
    });
    return routes.sort((a, b) => `${a.path} ${a.method}`.localeCompare(`${b.path} ${b.method}`));
  }

  private routesOf(controller: object): RouteWithRule[] {
    const { prototype, name } = controller as { prototype: Record<string, object>; name: string };
    const prefixes = pathsOf(controller);
    return this.scanner.getAllMethodNames(prototype).flatMap((method) => {
      const handler = prototype[method];
      const verb = handler && (Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined);
      if (handler === undefined || verb === undefined) return [];
      const rule = (Reflect.getMetadata(ACCESS_RULE, handler) as AccessRule | undefined) ?? null;
      return prefixes.flatMap((prefix) =>
        pathsOf(handler).map((path) => ({
          method: RequestMethod[verb],
          path: joined(prefix, path),
          rule,
          handler: `${name}.${method}`,
        })),
      );
    });
  }
}

/** Lists every route of a running application with its rule, so that a test can try route × role. */
export function enumerateRoutes(app: INestApplicationContext): RouteWithRule[] {
  return app.get(RouteInventory, { strict: false }).list();
}

function pathsOf(target: object): string[] {
  const value = Reflect.getMetadata(PATH_METADATA, target) as string | string[] | undefined;
  return value === undefined ? [''] : [value].flat();
}

function joined(prefix: string, path: string): string {
  return `/${[prefix, path]
    .flatMap((part) => part.split('/'))
    .filter((part) => part !== '')
    .join('/')}`;
}
