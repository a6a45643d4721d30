import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import fastifyStatic from '@fastify/static';
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { projectRoot, type Clock, type Settings } from '#kernel';
import { configureHttp, createHttpAdapter, openApiDocument } from '#http';
import { features, NestMessages } from '#assembly';
import { ChannelsModule, UPLOAD_LIMIT } from '#intake';
import { JobRunner } from '#jobs';
import { profile } from '#persistence';
import { nameRegistered } from './plugin-names.js';
import { watchOperations } from './watch-operations.js';
import { PublicPagesModule } from './public/public-pages.module.js';

/** What a desk is started with. */
export interface DeskOptions {
  settings: Settings;
  clock?: Clock;
  /** Runs jobs in this process. On PostgreSQL workers do it instead, unless asked for here. */
  jobs?: boolean;
}

@Module({})
class DeskModule {
  static with({ settings, clock }: DeskOptions): DynamicModule {
    return { module: DeskModule, imports: [...features(settings, clock), ChannelsModule, PublicPagesModule] };
  }
}

/** The desk: API, public pages and console in one process; it does not listen yet. */
export async function createDesk(options: DeskOptions): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    DeskModule.with(options),
    createHttpAdapter(options.settings),
    {
      logger: new NestMessages(),
      rawBody: true,
      abortOnError: false,
    },
  );
  const fastify = app.getHttpAdapter().getInstance();
  nameRegistered(fastify);
  await fastify.register(cookie);
  await fastify.register(multipart, {
    limits: { fileSize: UPLOAD_LIMIT, files: 1, fields: 20, fieldSize: 4 * 1024 * 1024 },
  });
  configureHttp(app);
  await serveConsole(fastify);
  watchOperations(app);
  app.enableShutdownHooks();
  await app.init();
  if (options.jobs ?? false) app.get(JobRunner).start();
  return app;
}

/** The desk's OpenAPI document; nothing is started for it, and no database is opened. */
export async function documentDesk(settings: Settings): Promise<ReturnType<typeof openApiDocument>> {
  const app = await NestFactory.create<NestFastifyApplication>(
    DeskModule.with({ settings }),
    createHttpAdapter(settings),
    { preview: true, logger: false, abortOnError: false },
  );
  return openApiDocument(app);
}

/** Whether this process runs the jobs: SQLite has no other, PostgreSQL has workers. */
export function runsJobs(): boolean {
  return !profile.manyProcesses;
}

async function serveConsole(fastify: FastifyInstance): Promise<void> {
  const root = join(projectRoot(), 'dist', 'console');
  if (!existsSync(join(root, 'index.html'))) return;
  const page = await readFile(join(root, 'index.html'));
  const assets = join(root, 'assets');
  await fastify.register(fastifyStatic, {
    root: assets,
    prefix: '/console/assets/',
    index: false,
    // Files with a hash in their name may be kept for ever.
    setHeaders: (reply, path) => {
      if (path.startsWith(assets)) void reply.header('cache-control', 'public, max-age=31536000, immutable');
    },
  });
  for (const { name } of (await readdir(root, { withFileTypes: true })).filter((one) => one.isFile()))
    if (name !== 'index.html') fastify.get(`/console/${name}`, (_request, reply) => reply.sendFile(name, root));
  const sendPage = (_request: FastifyRequest, reply: FastifyReply): FastifyReply =>
    reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page);
  fastify.get('/console', (_request, reply) => reply.redirect('/console/'));
  fastify.get('/console/', sendPage);
  fastify.get('/console/*', sendPage);
}
