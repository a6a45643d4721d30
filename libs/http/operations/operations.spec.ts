import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Public } from '#access';
import { KernelModule, Settings } from '#kernel';
import { PersistenceModule } from '#persistence';
import { freshDatabase, type FreshDatabase } from '#testing';
import { Body, Controller, Get, Module, Param, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { configureHttp, createHttpAdapter } from '../configure-http.js';
import { httpErrors } from '../domain/http.errors.js';
import { IsInstant, IsShortText } from '../dto/field-rules.js';
import { ApiPage } from '../dto/page.dto.js';
import { ApiProblem } from '../dto/problem.dto.js';
import { HttpModule } from '../http.module.js';
import { Readiness } from './readiness.js';

class NoteDto {
  @IsShortText({ max: 20 })
  title: string;

  @IsInstant({ optional: true })
  receivedAt?: string;
}

@Controller('try/notes')
class TryController {
  @Post()
  @Public()
  @ApiProblem(httpErrors['http.invalid'])
  note(@Body() body: NoteDto): NoteDto {
    return body;
  }

  @Get()
  @Public()
  @ApiPage(NoteDto)
  list(): object {
    return { items: [], nextCursor: null };
  }

  @Get(':id')
  @Public()
  one(@Param('id') id: string): object {
    return { length: id.length };
  }
}

describe('operations', () => {
  let place: FreshDatabase;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    place = await freshDatabase([]);
    const settings = Settings.from(place.values);
    @Module({
      imports: [KernelModule.with(settings), PersistenceModule.with([]), HttpModule],
      controllers: [TryController],
    })
    class TinyDesk {}
    app = await NestFactory.create<NestFastifyApplication>(TinyDesk, createHttpAdapter(settings), { logger: false });
    configureHttp(app);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });

  afterAll(async () => {
    await app.close();
    await place.remove();
  });

  const get = (url: string, headers: Record<string, string> = {}) => app.inject({ method: 'GET', url, headers });

  it('is alive, and ready until a part says no or throws', async () => {
    expect((await get('/healthz')).json()).toEqual({ status: 'ok' });
    const ready = await get('/readyz');
    expect(ready.json()).toEqual({ ready: true, checks: { database: true, disk: true } });
    app.get(Readiness).register('pending', () => Promise.reject(new Error('no')));
    const not = await get('/readyz');
    expect([not.statusCode, not.json()]).toEqual([
      503,
      { ready: false, checks: { database: true, disk: true, pending: false } },
    ]);
  });

  it('measures by route pattern, never by address', async () => {
    await get('/try/notes/01J00000000000000000000000');
    await get('/nowhere/at-all');
    const { body } = await get('/metrics');
    expect(body).toContain('route="/try/notes/:id"');
    expect(body).toContain('route="none"');
    expect(body).not.toContain('01J00000');
    expect(body).not.toContain('at-all');
  });

  it('closes metrics to whoever comes through a proxy or from elsewhere', async () => {
    expect((await get('/metrics', { 'x-forwarded-for': '127.0.0.1' })).statusCode).toBe(403);
    const far = await app.inject({ url: '/metrics', remoteAddress: '192.0.2.1' });
    expect(far.json()).toMatchObject({ code: 'http.metrics-closed' });
  });

  it('documents its routes, their fields and their problems', async () => {
    const document = (await get('/api/openapi.json')).json<{
      paths: Record<string, Record<string, { responses: object }>>;
      components: { schemas: Record<string, object> };
    }>();
    expect(document.components.schemas['NoteDto']).toMatchObject({
      required: ['title'],
      properties: { title: { type: 'string', maxLength: 20 }, receivedAt: { format: 'date-time' } },
    });
    expect(document.paths['/try/notes']?.['post']?.responses).toHaveProperty('422');
    expect(document.paths).not.toHaveProperty('/metrics');
  });

  it('shows the documentation page under a policy that allows its styles but no foreign or inline script', async () => {
    const page = await get('/api/docs');
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-security-policy']).toContain("script-src 'self';");
    expect(page.body).not.toMatch(/<script>(?!\s*<\/script>)/);
    const scripts = [...page.body.matchAll(/src="([^"]+\.js)"/g)].map((match) => match[1] ?? '');
    expect(scripts.length).toBeGreaterThan(0);
    for (const src of scripts) {
      const script = await get(new URL(src, 'http://desk/api/docs').pathname);
      expect([src, script.statusCode]).toEqual([src, 200]);
    }
  });
});

describe('operations behind TLS', () => {
  it('reads metrics by token only and demands HTTPS from then on', async () => {
    const place = await freshDatabase([]);
    const settings = Settings.from({
      ...place.values,
      publicUrl: 'https://desk.example.jp',
      metricsToken: 'numbers',
    });
    @Module({ imports: [KernelModule.with(settings), PersistenceModule.with([]), HttpModule] })
    class TinyDesk {}
    const app = await NestFactory.create<NestFastifyApplication>(TinyDesk, createHttpAdapter(settings), {
      logger: false,
    });
    configureHttp(app);
    await app.init();
    const answers = await Promise.all(
      ['numbers', 'guess', undefined].map((token) =>
        app.inject({ url: '/metrics', headers: token === undefined ? {} : { authorization: `Bearer ${token}` } }),
      ),
    );
    expect(answers.map((answer) => answer.statusCode)).toEqual([200, 403, 403]);
    expect(answers[0]?.headers['strict-transport-security']).toContain('max-age=');
    await app.close();
    await place.remove();
  });
});
