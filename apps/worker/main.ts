import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { log, Settings, SettingsError, unfitRuntime } from '#kernel';
import { features, NestMessages } from '#assembly';
import { JobRunner } from '#jobs';
import { profile } from '#persistence';

@Module({})
class WorkerModule {
  static with(settings: Settings): DynamicModule {
    return { module: WorkerModule, imports: features(settings) };
  }
}

/** Runs the desk's jobs beside it; any number of processes, on PostgreSQL. */
async function main(): Promise<void> {
  const unfit = unfitRuntime(process.versions.node);
  if (unfit !== null) throw new SettingsError(unfit);
  if (process.env['TZ'] !== 'UTC') throw new SettingsError('Start the worker with TZ=UTC.');
  if (!profile.manyProcesses) {
    throw new SettingsError(
      'A worker needs PostgreSQL (MADOGUCHI_DATABASE_URL); on SQLite the desk runs its jobs itself.',
    );
  }
  const app = await NestFactory.createApplicationContext(WorkerModule.with(Settings.load()), {
    logger: new NestMessages(),
    abortOnError: false,
  });
  app.enableShutdownHooks();
  app.get(JobRunner).start();
  process.stderr.write('Madoguchi worker: running jobs\n');
}

main().catch((error: unknown) => {
  if (!(error instanceof SettingsError)) log.fatal({ err: error }, 'the worker could not start');
  process.stderr.write(`madoguchi worker: ${error instanceof Error ? error.message : 'unknown error'}\n`);
  process.exit(1);
});
