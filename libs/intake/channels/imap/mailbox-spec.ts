import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { configFile, SettingsError, type Settings } from '#kernel';

/** One folder on one server that the desk watches. */
export interface MailboxSpec {
  /** What people call it. */
  name: string;
  host: string;
  port: number;
  secure: boolean;
  user: string;
  folder: string;
  /** Where mails go once they are in the ledger; null: they stay. */
  moveTo: string | null;
  firstRun: 'dry' | 'take';
  /** What the keyed hash of this mailbox is made of; the same however it is configured. */
  place: string;
  /** Reads the password anew, so that a changed one needs no restart. */
  password: () => string;
}

const NAME = /^[a-z0-9][a-z0-9-]{0,39}$/;
const FIELDS = new Set(['name', 'url', 'user', 'passwordEnv', 'passwordFile', 'folders', 'moveTo', 'firstRun']);

type Entry = Record<string, unknown>;
type ChannelSettings = Pick<Settings, 'channelsFile' | 'imapUrl' | 'imapFirstRun'>;

/** The mailboxes of the settings and of `channels.yaml`. Throws {@link SettingsError} in one sentence. */
export function mailboxesOf(settings: ChannelSettings, env: NodeJS.ProcessEnv = process.env): MailboxSpec[] {
  const { imapUrl, imapFirstRun } = settings;
  const specs = [
    ...(imapUrl === null ? [] : [fromUrl(new URL(imapUrl), imapFirstRun)]),
    ...entriesOf(settings.channelsFile).flatMap((entry) => fromEntry(entry, imapFirstRun, env)),
  ];
  for (const key of ['name', 'place'] as const) {
    const twice = specs.find((spec, at) => specs.findIndex((other) => other[key] === spec[key]) !== at);
    if (twice) throw new SettingsError(`The mailbox ${twice.name} is configured twice.`);
  }
  return specs;
}

function entriesOf(file: string | null): Entry[] {
  const path = file === null ? configFile('channels.yaml') : resolve(process.env['INIT_CWD'] ?? process.cwd(), file);
  let read: unknown;
  try {
    read = parse(readFileSync(path, 'utf8'));
  } catch {
    throw new SettingsError(`The file of channels ${path} cannot be read as YAML.`);
  }
  const list = isEntry(read) ? (read['mailboxes'] ?? []) : null;
  if (!Array.isArray(list) || !list.every(isEntry))
    throw new SettingsError(`The file of channels ${path} must hold a list called mailboxes.`);
  return list;
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The mailbox of `MADOGUCHI_IMAP_URL`. */
function fromUrl(url: URL, firstRun: 'dry' | 'take'): MailboxSpec {
  const folder = decodeURIComponent(url.pathname.replace(/^\//, '')) || 'INBOX';
  const password = decodeURIComponent(url.password);
  const user = decodeURIComponent(url.username);
  return {
    name: 'mailbox',
    ...serverOf(url),
    user,
    folder,
    moveTo: null,
    firstRun,
    ...secretOf(url, user, folder, () => password),
  };
}

function fromEntry(entry: Entry, usual: 'dry' | 'take', env: NodeJS.ProcessEnv): MailboxSpec[] {
  const name = textOf(entry, 'name');
  if (!NAME.test(name)) throw new SettingsError(`The mailbox name ${name} must be of a-z, 0-9 and hyphens.`);
  const odd = Object.keys(entry).find((field) => !FIELDS.has(field));
  if (odd !== undefined) throw new SettingsError(`The mailbox ${name} has an unknown field ${odd}.`);
  const url = addressOf(name, textOf(entry, 'url'));
  const user = textOf(entry, 'user');
  const firstRun = entry['firstRun'] ?? usual;
  if (firstRun !== 'dry' && firstRun !== 'take')
    throw new SettingsError(`firstRun of the mailbox ${name} must be dry or take.`);
  const moveTo = entry['moveTo'] === undefined ? null : textOf(entry, 'moveTo');
  return foldersOf(name, entry).map((folder, at) => ({
    name: at === 0 ? name : `${name}:${folder}`,
    ...serverOf(url),
    user,
    folder,
    moveTo,
    firstRun,
    ...secretOf(url, user, folder, passwordOf(name, entry, env)),
  }));
}

function secretOf(
  url: URL,
  user: string,
  folder: string,
  password: () => string,
): Pick<MailboxSpec, 'place' | 'password'> {
  return { place: `${url.host}\u0000${encodeURIComponent(user)}\u0000${folder}`, password };
}

function serverOf(url: URL): Pick<MailboxSpec, 'host' | 'port' | 'secure'> {
  const secure = url.protocol === 'imaps:';
  return { host: url.hostname, port: url.port === '' ? (secure ? 993 : 143) : Number(url.port), secure };
}

function addressOf(name: string, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !['imap:', 'imaps:'].includes(url.protocol) || url.hostname === '')
    throw new SettingsError(`url of the mailbox ${name} must start with imap:// or imaps://.`);
  if (url.username !== '' || url.password !== '')
    throw new SettingsError(`url of the mailbox ${name} must carry neither user nor password.`);
  return url;
}

function foldersOf(name: string, entry: Entry): string[] {
  const list = entry['folders'] ?? ['INBOX'];
  if (!Array.isArray(list) || list.length === 0 || !list.every((one) => typeof one === 'string' && one !== ''))
    throw new SettingsError(`folders of the mailbox ${name} must be a list of names.`);
  return list as string[];
}

/** The variable or file is looked at now, so that a missing one is told at the start, and again at every connection. */
function passwordOf(name: string, entry: Entry, env: NodeJS.ProcessEnv): () => string {
  const { passwordEnv, passwordFile } = entry;
  if ((passwordEnv === undefined) === (passwordFile === undefined))
    throw new SettingsError(`The mailbox ${name} needs either passwordEnv or passwordFile.`);
  const read =
    passwordEnv === undefined
      ? (): string => readFileSync(textOf(entry, 'passwordFile'), 'utf8').replace(/\r?\n$/, '')
      : (): string => env[textOf(entry, 'passwordEnv')] ?? '';
  try {
    if (read() !== '') return read;
  } catch {
    // Told below.
  }
  const where =
    passwordEnv === undefined ? `file ${textOf(entry, 'passwordFile')}` : `variable ${textOf(entry, 'passwordEnv')}`;
  throw new SettingsError(`The password of the mailbox ${name} is missing: ${where}.`);
}

function textOf(entry: Entry, field: string): string {
  const value = entry[field];
  if (typeof value !== 'string' || value === '')
    throw new SettingsError(`Each mailbox of the file of channels needs a text in ${field}.`);
  return value;
}
