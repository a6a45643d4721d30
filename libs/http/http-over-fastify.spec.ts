import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Public } from '#access';
import { DomainError, KernelModule, Settings } from '#kernel';
import { PersistenceModule } from '#persistence';
import { FakeClock, freshDatabase, type FreshDatabase } from '#testing';
import { Body, Controller, Get, Module, Param, Post, Query, Res } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { Type } from 'class-transformer';
import { IsEmail, ValidateNested } from 'class-validator';
import {
  admitStyles,
  BodyLimit,
  configureHttp,
  createHttpAdapter,
  field,
  HttpModule,
  httpErrors,
  IfMatch,
  IsFlagText,
  IsInstant,
  IsShortText,
  IsUlid,
  PageQueryDto,
  RateLimit,
  requestContext,
} from './index.js';

const SECRET_WORDS = '盗み聞きされた';

class ContactDto {
  @field({ optional: true }, { type: String }, IsEmail())
  email?: string;
}

class NoteDto {
  @IsShortText({ max: 20 })
  title: string;

  @IsInstant({ optional: true })
  receivedAt?: string;

  @field({ optional: true }, { type: ContactDto }, ValidateNested(), Type(() => ContactDto))
  contact?: ContactDto;
}

class ListQueryDto extends PageQueryDto {
  @IsFlagText({ optional: true })
  flagged?: boolean;

  @IsUlid({ optional: true })
  owner?: string;
}

@Controller('try')
class TryController {
  @Post('notes')
  @Public()
  note(@Body() body: NoteDto): NoteDto {
    return body;
  }

  @Get('notes')
  @Public()
  list(@Query() query: ListQueryDto): ListQueryDto {
    return query;
  }

  @Get('notes/:id')
  @Public()
  version(@IfMatch() version: number | null, @Param('id') id: string): object {
    return { version, length: id.length };
  }

  @Post('trace')
  @Public()
  async trace(): Promise<object> {
    await Promise.resolve();
    return { traceId: requestContext()?.traceId };
  }

  @Post('large')
  @Public()
  @BodyLimit(5 * 1024 * 1024)
  large(@Body() body: { text: string }): object {
    return { length: body.text.length };
  }

  @Get('boom')
  @Public()
  boom(): never {
    throw new Error(`no row for ${SECRET_WORDS}`);
  }

  @Get('conflict')
  @Public()
  conflict(): never {
    throw new DomainError(httpErrors['http.unavailable'], { data: { current: 3, retryAfterSeconds: 7 } });
  }

  @Get('styled')
  @Public()
  styled(@Res({ passthrough: true }) reply: FastifyReply): string {
    return admitStyles(reply);
  }

  @Get('limited')
  @Public()
  @RateLimit({ name: 'try', limit: 2, windowMs: 60_000 })
  limited(): object {
    return {};
  }
}

describe('the HTTP edge', () => {
  const clock = new FakeClock();
  let place: FreshDatabase;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    place = await freshDatabase([]);
    const settings = Settings.from(place.values);
    @Module({
      imports: [KernelModule.with(settings, clock), PersistenceModule.with([]), HttpModule],
      controllers: [TryController],
    })
    class TinyDesk {}
    app = await NestFactory.create<NestFastifyApplication>(TinyDesk, createHttpAdapter(settings), {
      logger: false,
    });
    configureHttp(app);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });

  afterAll(async () => {
    await app.close();
    await place.remove();
  });

  const post = (url: string, payload: unknown, headers: Record<string, string> = {}) =>
    app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/json', ...headers },
      payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
    });
  const get = (url: string, headers: Record<string, string> = {}) => app.inject({ method: 'GET', url, headers });

  it('names every refused field by pointer and code, and gives no value back', async () => {
    const answer = await post('/try/notes', {
      title: SECRET_WORDS.repeat(5),
      receivedAt: SECRET_WORDS,
      contact: { email: SECRET_WORDS, fax: '1' },
      'a/b': 1,
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.json()).toMatchObject({
      code: 'http.invalid',
      type: 'urn:madoguchi:problem:http.invalid',
      status: 422,
    });
    expect(answer.json<{ errors: object[] }>().errors).toEqual(
      expect.arrayContaining([
        { pointer: '/title', code: 'maxLength' },
        { pointer: '/receivedAt', code: 'isInstant' },
        { pointer: '/contact/email', code: 'isEmail' },
        { pointer: '/contact/fax', code: 'unknown-field' },
        { pointer: '/a~1b', code: 'unknown-field' },
      ]),
    );
    expect(answer.body).not.toContain(SECRET_WORDS);
  });

  it('takes what fits, and makes instants UTC', async () => {
    const answer = await post('/try/notes', { title: '件名', receivedAt: '2026-11-25T09:00:00+09:00' });
    expect(answer.json()).toEqual({ title: '件名', receivedAt: '2026-11-25T00:00:00.000Z' });
  });

  it('refuses null where a field may only be left out', async () => {
    const answer = await post('/try/notes', { title: 'x', receivedAt: null });
    expect(answer.json()).toMatchObject({ errors: [{ pointer: '/receivedAt', code: 'isInstant' }] });
  });

  it.each([
    ['broken JSON', '{"title": ', {}, 400, 'http.bad-json'],
    ['an empty JSON body', '', {}, 400, 'http.bad-json'],
    ['a prototype in the JSON', '{"__proto__": {"x": 1}}', {}, 400, 'http.bad-json'],
    ['another media type', 'x', { 'content-type': 'text/x-unknown' }, 415, 'http.unsupported-media'],
    ['more than 4 MiB', JSON.stringify({ title: 'x'.repeat(4 * 1024 * 1024) }), {}, 413, 'http.too-large'],
    ['a bare word', '"word"', {}, 422, 'http.invalid'],
  ])('answers %s with its own code', async (_, body, headers, status, code) => {
    const answer = await post('/try/notes', body, headers);
    expect({ status: answer.statusCode, code: answer.json<{ code: string }>().code }).toEqual({ status, code });
  });

  it('lets a route take more than others', async () => {
    const answer = await post('/try/large', { text: 'x'.repeat(4 * 1024 * 1024 + 10) });
    expect(answer.json()).toEqual({ length: 4 * 1024 * 1024 + 10 });
  });

  it.each([
    ['an unknown address', `/nowhere/${encodeURIComponent(SECRET_WORDS)}`, 404, 'http.not-found'],
    ['a malformed address', '/try/notes/%E0%A4%A', 400, 'http.bad-request'],
  ])('answers %s as a problem that does not repeat it', async (_, url, status, code) => {
    const answer = await get(url);
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toMatchObject({ code });
    expect(answer.body).not.toContain('nowhere');
  });

  it('hides what an unknown error says, and gives the trace id instead', async () => {
    const answer = await get('/try/boom', { traceparent: `00-${'ab'.repeat(16)}-${'cd'.repeat(8)}-01` });
    expect(answer.statusCode).toBe(500);
    expect(answer.json()).toMatchObject({ code: 'http.internal', traceId: 'ab'.repeat(16) });
    expect(answer.body).not.toContain(SECRET_WORDS);
  });

  it('speaks the language that is asked for, Japanese when none is', async () => {
    const titles = await Promise.all(
      [{}, { 'accept-language': 'fr, en;q=0.5' }].map(
        async (headers) => (await get('/x', headers)).json<{ title: string }>().title,
      ),
    );
    expect(titles).toEqual([httpErrors['http.not-found'].ja, httpErrors['http.not-found'].en]);
  });

  it('passes on the data of an error and says when to come again', async () => {
    const answer = await get('/try/conflict');
    expect(answer.json()).toMatchObject({ data: { current: 3 } });
    expect(answer.headers['retry-after']).toBe('7');
  });

  it('keeps the caller’s trace id below the handler, also after a body was read', async () => {
    const answer = await post('/try/trace', {}, { traceparent: `00-${'12'.repeat(16)}-${'cd'.repeat(8)}-01` });
    expect(answer.json()).toEqual({ traceId: '12'.repeat(16) });
    expect(answer.headers['x-trace-id']).toBe('12'.repeat(16));
  });

  it('reads query strings by type and refuses what it does not know', async () => {
    const good = await get('/try/notes?limit=5&flagged=false');
    expect(good.json()).toEqual({ limit: 5, flagged: false });
    const bad = await get('/try/notes?limit=500&flagged=perhaps&owner=x&sort=name');
    expect(bad.json<{ errors: object[] }>().errors).toEqual(
      expect.arrayContaining([
        { pointer: '/limit', code: 'max' },
        { pointer: '/flagged', code: 'isBoolean' },
        { pointer: '/owner', code: 'isUlid' },
        { pointer: '/sort', code: 'unknown-field' },
      ]),
    );
  });

  it('reads versions from If-Match', async () => {
    expect((await get('/try/notes/x', { 'if-match': '"7"' })).json()).toMatchObject({ version: 7 });
    expect((await get('/try/notes/x')).json()).toMatchObject({ version: null });
    expect((await get('/try/notes/x', { 'if-match': 'seven' })).json()).toMatchObject({ code: 'http.bad-version' });
  });

  it('limits a route per address, and opens again when the window has passed', async () => {
    const statuses = [];
    for (let i = 0; i < 3; i += 1) statuses.push((await get('/try/limited')).statusCode);
    clock.advance(120_000);
    statuses.push((await get('/try/limited')).statusCode);
    expect(statuses).toEqual([200, 200, 429, 200]);
  });

  it('admits a page’s own styles by a nonce that is new each time', async () => {
    const [first, second] = [await get('/try/styled'), await get('/try/styled')];
    expect(first.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${first.body}';`);
    expect(second.body).not.toBe(first.body);
  });

  it('puts security headers on pages, problems and unknown addresses alike', async () => {
    for (const url of ['/try/notes/x', '/try/boom', '/nowhere']) {
      const { headers } = await get(url);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
      });
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(headers['content-security-policy']).not.toContain('unsafe-inline');
      expect(headers['strict-transport-security']).toBeUndefined();
    }
  });
});
