import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { browserKey, currentBrowserKey, type BrowserKey } from './draft-api';

const NAME = 'madoguchi-drafts';
const LIFE_MS = 24 * 3_600_000;

/** What this browser keeps of a draft; readable only with a key that the desk holds. */
interface Copy {
  keyId: string;
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
  savedAt: string;
  /** The version of the desk's draft on which it was written. */
  base: number;
  /** Whether the desk has it too. */
  synced: boolean;
  /** Whether it has `typed` and `more` of {@link OpenCopy} too. */
  both?: boolean;
}

interface Schema extends DBSchema {
  copies: { key: string; value: Copy };
}

/** A key of the desk's by its name. */
interface UsableKey {
  id: string;
  renewAt: string;
}

/** A copy with its seal opened. */
export interface OpenCopy {
  json: string;
  savedAt: string;
  base: number;
  synced: boolean;
  /** What stands on the page against the draft, as JSON, while nobody has chosen which of the two stays; `json` is used unless `synced`. */
  typed?: string | undefined;
  /** Further texts that stood on the page against the draft, which nobody has chosen or thrown away yet. */
  more?: readonly string[];
}

/**
 * The browser's own copies of drafts: what has not reached the desk yet survives a lost network and a killed browser.
 * Sealed with AES-GCM under a key that the desk hands out per session and case, and forgets after a day, at log-out, or with the case.
 */
export class BrowserCopies {
  private readonly keys = new Map<string, Promise<CryptoKey>>();
  /** Keys to seal with now, by what the copies are about: asked for, and come. */
  private readonly asked = new Map<string, Promise<UsableKey>>();
  private readonly ready = new Map<string, UsableKey>();
  private db: Promise<IDBPDatabase<Schema>> | undefined;

  constructor(private readonly userId: string) {}

  /** Makes ready what saving needs, while the network is there. */
  async prepare(): Promise<void> {
    await Promise.all([this.store(), this.usable('')]);
  }

  async put(kind: string, key: string, copy: OpenCopy): Promise<void> {
    const { id } = await this.sealing(aboutOf(kind, key));
    const [cryptoKey, db] = await Promise.all([this.open(id), this.store()]);
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const name = this.name(kind, key);
    const algorithm = { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(name) };
    const { json, savedAt, base, synced, typed, more = [] } = copy;
    const both = typed !== undefined || more.length > 0;
    const text = both ? JSON.stringify([json, typed ?? null, ...more]) : json;
    const data = await crypto.subtle.encrypt(algorithm, cryptoKey, new TextEncoder().encode(text));
    await db.put('copies', { keyId: id, iv, data, savedAt, base, synced, both }, name);
  }

  /** The copy, or null: none, too old, or its key is gone. */
  async get(kind: string, key: string): Promise<OpenCopy | null> {
    const name = this.name(kind, key);
    const copy = await (await this.store()).get('copies', name);
    if (copy === undefined) return null;
    try {
      const cryptoKey = await this.open(copy.keyId);
      const algorithm = { name: 'AES-GCM', iv: copy.iv, additionalData: new TextEncoder().encode(name) };
      const plain = await crypto.subtle.decrypt(algorithm, cryptoKey, copy.data);
      const text = new TextDecoder().decode(plain);
      const { savedAt, base, synced } = copy;
      if (copy.both !== true) return { json: text, savedAt, base, synced };
      const [json, typed, ...more] = JSON.parse(text) as [string, string | null, ...string[]];
      return { json, savedAt, base, synced, more, typed: typed ?? undefined };
    } catch {
      return null;
    }
  }

  /** Keys of the copies of a kind that the desk does not have. */
  async unsynced(kind: string): Promise<string[]> {
    const db = await this.store();
    const [names, copies] = await Promise.all([db.getAllKeys('copies'), db.getAll('copies')]);
    const prefix = this.name(kind, '');
    const waiting = names.filter((name, at) => name.startsWith(prefix) && copies[at]?.synced === false);
    return waiting.map((name) => name.slice(prefix.length));
  }

  async remove(kind: string, key: string): Promise<void> {
    await (await this.store()).delete('copies', this.name(kind, key));
  }

  private name(kind: string, key: string): string {
    return `${this.userId}/${kind}/${key}`;
  }

  /** What is about a case is sealed with a key of that case, which goes with it; until that has come, with the session's own. */
  private async sealing(about: string): Promise<UsableKey> {
    if (about === '') return this.usable('');
    const own = this.usable(about);
    own.catch(() => undefined);
    return this.ready.get(about) ?? this.usable('');
  }

  private async usable(about: string): Promise<UsableKey> {
    const known = this.ready.get(about);
    if (known !== undefined && Date.parse(known.renewAt) > Date.now()) return known;
    try {
      return await this.ask(about);
    } catch (error) {
      // Without network the key of an hour ago still seals.
      if (known === undefined) throw error;
      return known;
    }
  }

  private ask(about: string): Promise<UsableKey> {
    const asked =
      this.asked.get(about) ??
      currentBrowserKey(about)
        .then((given) => {
          const key = { id: given.id, renewAt: given.renewAt };
          this.keys.set(given.id, imported(given));
          this.ready.set(about, key);
          return key;
        })
        .finally(() => this.asked.delete(about));
    this.asked.set(about, asked);
    return asked;
  }

  private open(id: string): Promise<CryptoKey> {
    let key = this.keys.get(id);
    if (!key) {
      key = browserKey(id).then(imported);
      this.keys.set(id, key);
      key.catch(() => this.keys.delete(id));
    }
    return key;
  }

  private store(): Promise<IDBPDatabase<Schema>> {
    this.db ??= openStore(() => {
      this.db = undefined;
    });
    return this.db;
  }
}

/** Identifier of the case or page that a draft is about; '' for a call, which is about none yet. */
function aboutOf(kind: string, key: string): string {
  if (kind === 'call') return '';
  const parts = key.split('.');
  return (kind === 'transcript' ? parts[0] : parts.at(-1)) ?? '';
}

function imported({ key }: BrowserKey): Promise<CryptoKey> {
  const bytes = Uint8Array.from(atob(key), (letter) => letter.charCodeAt(0));
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** `gone` is called when the browser closes it by itself: at log-out it clears all storage of the desk. */
async function openStore(gone: () => void = () => undefined): Promise<IDBPDatabase<Schema>> {
  const db = await openDB<Schema>(NAME, 1, {
    upgrade: (fresh) => {
      fresh.createObjectStore('copies');
    },
    terminated: gone,
  });
  const oldest = new Date(Date.now() - LIFE_MS).toISOString();
  let cursor = await db.transaction('copies', 'readwrite').store.openCursor();
  while (cursor) {
    if (cursor.value.savedAt < oldest) await cursor.delete();
    cursor = await cursor.continue();
  }
  return db;
}

/** Wipes every copy in this browser, whoever's: at log-out. */
export async function wipeBrowserCopies(): Promise<void> {
  try {
    const db = await openStore();
    await db.clear('copies');
    db.close();
  } catch {
    // No such storage in this browser: nothing to wipe.
  }
}
