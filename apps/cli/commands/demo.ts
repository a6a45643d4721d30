import { join } from 'node:path';
import type { Command } from 'commander';
import { log, projectRoot, Settings, SettingsError } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import { createDesk } from '../../desk/create-desk.js';
import { openContext } from '../context.js';
import { DemoPostbox } from '../demo/demo-postbox.js';
import { loadDemo, type DemoAccount } from '../demo/load-demo.js';
import { printJson, say } from '../output.js';

/** What the demo operator is called and where its data lies, where the settings do not say. */
function demoEnvironment(): Record<string, string> {
  const dataDir = process.env['MADOGUCHI_DATA_DIR'] ?? join(projectRoot(), 'var', 'demo');
  return {
    MADOGUCHI_DATA_DIR: dataDir,
    MADOGUCHI_LOG_LEVEL: 'warn',
    MADOGUCHI_COMPANY_NAME: '窓口デモ通信株式会社（架空）',
    MADOGUCHI_REGISTRATION_NO: '第000号（架空）',
    MADOGUCHI_HEAD_OFFICE_PREFECTURE: '東京都',
    MADOGUCHI_CONTACT_LINE: 'お客様相談窓口 電話 0120-000-000（平日9時〜18時）',
    MADOGUCHI_SMTP_LISTEN_PORT: '2525',
    // More than a real desk would: three months of one are few.
    MADOGUCHI_CONTROL_SHARE: '100',
    MADOGUCHI_FAX_FOLDER: join(dataDir, 'inbox', 'fax'),
    MADOGUCHI_LETTER_FOLDER: join(dataDir, 'inbox', 'letter'),
  };
}

interface LoadOptions {
  complaints: string;
  months: string;
  seed: string;
  json?: boolean;
}

/** `demo load` fills an empty desk; `demo serve` fills it when empty and runs it. */
export function registerDemoCommands(program: Command): void {
  const demo = program.command('demo').description('a desk with three months of invented life');
  const sized = (command: Command): Command =>
    command
      .option('--complaints <n>', 'how many complaints', '520')
      .option('--months <n>', 'over how many months', '3')
      .option('--seed <n>', 'same seed, same desk', '1');
  sized(demo.command('load').description('load the demo into an empty desk'))
    .option('--json', 'JSON on stdout')
    .action(async (o: LoadOptions) => {
      const accounts = await loadIntoEmpty(o);
      if (o.json) printJson({ accounts });
      else printAccounts(accounts);
    });
  sized(demo.command('serve').description('load the demo when the desk is empty, then run the desk')).action(serve);
}

async function load(settings: Settings, o: LoadOptions): Promise<DemoAccount[]> {
  return loadDemo(settings, { complaints: Number(o.complaints), months: Number(o.months), seed: Number(o.seed) });
}

/** Its notices and answers go to a folder of the desk while it loads: nobody outside gets mail of invented people. */
async function loadIntoEmpty(o: LoadOptions): Promise<DemoAccount[]> {
  const { dataDir } = Settings.load();
  if (!(await isEmpty(Settings.load())))
    throw new SettingsError(`The desk in ${dataDir} has users already; the demo is loaded into an empty one.`);
  const postbox = process.env['MADOGUCHI_SMTP_URL'] === undefined ? await openPostbox() : null;
  try {
    return await load(Settings.load(), o);
  } finally {
    await postbox?.close();
  }
}

async function serve(o: LoadOptions): Promise<void> {
  for (const [name, value] of Object.entries(demoEnvironment())) process.env[name] ??= value;
  log.level = process.env['MADOGUCHI_LOG_LEVEL'] ?? 'warn';
  const postbox = process.env['MADOGUCHI_SMTP_URL'] === undefined ? await openPostbox() : null;
  const settings = Settings.load();
  const accounts = (await isEmpty(settings)) ? await load(settings, o) : null;
  const app = await createDesk({ settings, jobs: true });
  await app.listen(settings.port, settings.host);
  const url = `http://${settings.host}:${String(settings.port)}`;
  say(`\nMadoguchi demo: ${url}/ (public form)  ${url}/console/ (staff)`);
  if (accounts) printAccounts(accounts);
  else say(`The accounts are those printed at the first start; delete ${settings.dataDir} to begin anew.`);
  if (settings.smtpListenPort !== null)
    say(
      `Mail: SMTP on ${settings.smtpListenHost}:${String(settings.smtpListenPort)} for *@${settings.mailDomains.join(', ')}`,
    );
  if (postbox) say(`Outgoing mail is kept in ${postbox.folder}`);
  say(`Faxes and letter scans: put files into ${String(settings.faxFolder)} and ${String(settings.letterFolder)}\n`);
}

/** Outgoing mail of the demo goes to a folder, unless a mail server is set. */
async function openPostbox(): Promise<DemoPostbox> {
  const postbox = await DemoPostbox.open(join(Settings.load().dataDir, 'outbox'));
  process.env['MADOGUCHI_SMTP_URL'] = postbox.url;
  return postbox;
}

async function isEmpty(settings: Settings): Promise<boolean> {
  const context = await openContext(settings);
  try {
    const rows = await query<{ id: string }>(context.get(UnitOfWork).reads, 'SELECT id FROM users LIMIT 1');
    return rows.length === 0;
  } finally {
    await context.close();
  }
}

function printAccounts(accounts: DemoAccount[]): void {
  say('\nAccounts (shown once):');
  for (const { role, email, password, name } of accounts)
    say(`  ${role.padEnd(11)} ${email.padEnd(24)} ${password}   ${name}`);
}
