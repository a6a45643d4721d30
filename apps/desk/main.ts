import { log, Settings, SettingsError, unfitRuntime } from '#kernel';
import { SetupLink } from '#access';
import { MasterKeyError } from '#vault';
import { createDesk, runsJobs } from './create-desk.js';

/** Starts a production desk: no demo data; the first administrator comes by a one-time link. */
async function main(): Promise<void> {
  const unfit = unfitRuntime(process.versions.node);
  if (unfit !== null) throw new SettingsError(unfit);
  if (process.env['TZ'] !== 'UTC') throw new SettingsError('Start the desk with TZ=UTC (npm start does).');
  const settings = Settings.load();
  const app = await createDesk({ settings, jobs: runsJobs() });
  await app.listen(settings.port, settings.host);
  const url = settings.publicUrl ?? `http://${settings.host}:${String(settings.port)}`;
  const setup = await app.get(SetupLink, { strict: false }).issue();
  if (setup !== null) {
    const link = SetupLink.url(settings, setup.secret);
    process.stderr.write(`\nNo administrator yet. Open this link once, before ${setup.expiresAt}:\n  ${link}\n\n`);
  }
  process.stderr.write(`Madoguchi: ${url}  (console: ${url}/console/)\n`);
}

main().catch((error: unknown) => {
  if (error instanceof SettingsError || error instanceof MasterKeyError)
    process.stderr.write(`madoguchi: ${error.message}\n`);
  else {
    log.fatal({ err: error }, 'the desk could not start');
    process.stderr.write(
      `madoguchi: the desk could not start: ${error instanceof Error ? error.message : 'unknown error'}\n`,
    );
  }
  process.exit(1);
});
