import { Module, type DynamicModule, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Settings, type Clock } from '#kernel';
import { features, NestMessages } from '#assembly';

@Module({})
class CommandModule {
  static with(settings: Settings, clock?: Clock): DynamicModule {
    return { module: CommandModule, imports: features(settings, clock) };
  }
}

/** The desk without its doors: every feature, no HTTP, no listeners, no job runner. The caller closes it. */
export function openContext(settings: Settings = Settings.load(), clock?: Clock): Promise<INestApplicationContext> {
  return NestFactory.createApplicationContext(CommandModule.with(settings, clock), {
    logger: new NestMessages(),
    abortOnError: false,
  });
}

/** Opens the context, runs, and closes it whatever happens. */
export async function withContext<T>(run: (context: INestApplicationContext) => Promise<T>): Promise<T> {
  const context = await openContext();
  try {
    return await run(context);
  } finally {
    await context.close();
  }
}
