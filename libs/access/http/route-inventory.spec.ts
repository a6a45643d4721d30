import { describe, expect, it } from '@jest/globals';
import { AuditModule, auditSchema } from '#audit';
import { KernelModule, Settings } from '#kernel';
import { PersistenceModule } from '#persistence';
import { freshDatabase } from '#testing';
import { VaultModule, vaultSchema } from '#vault';
import { Controller, Get, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccessModule } from '../access.module.js';
import { accessSchema } from '../data/access.schema.js';
import { Can } from './access.decorators.js';
import { enumerateRoutes } from './route-inventory.js';

const schemas = [vaultSchema, auditSchema, accessSchema];

@Controller(['try', 'also'])
class SoundController {
  @Get(':id')
  @Can('audit:read')
  sound(): object {
    return {};
  }
}

@Controller('odd')
class OddController {
  @Get()
  @Can('complaints:sell' as 'complaints:log')
  odd(): object {
    return {};
  }
}

async function started<T>(controller: Type, use: (app: NestFastifyApplication) => Promise<T>): Promise<T> {
  const place = await freshDatabase(schemas);
  const settings = KernelModule.with(Settings.from(place.values));
  @Module({
    imports: [settings, PersistenceModule.with(schemas), VaultModule, AuditModule, AccessModule],
    controllers: [controller],
  })
  class TinyDesk {}
  const quiet = { logger: false, abortOnError: false } as const;
  const app = await NestFactory.create<NestFastifyApplication>(TinyDesk, new FastifyAdapter(), quiet);
  try {
    return await use(app);
  } finally {
    await app.close();
    await place.remove();
  }
}

describe('the list of routes', () => {
  it('holds every path of a controller with its rule', async () => {
    const routes = await started(SoundController, async (app) => {
      await app.init();
      return enumerateRoutes(app);
    });
    const rule = { kind: 'can', permission: 'audit:read' };
    expect(routes).toEqual(
      expect.arrayContaining([
        { method: 'GET', path: '/also/:id', rule, handler: 'SoundController.sound' },
        { method: 'GET', path: '/try/:id', rule, handler: 'SoundController.sound' },
        { method: 'POST', path: '/api/v1/setup', rule: { kind: 'public' }, handler: 'SetupController.setUp' },
      ]),
    );
    expect(routes.filter((route) => route.rule === null)).toEqual([]);
  });

  it('stops the start when a route asks for a permission that nobody knows', async () => {
    await started(OddController, (app) =>
      expect(app.init()).rejects.toThrow('OddController.odd asks for the unknown permission complaints:sell.'),
    );
  });
});
