import { api as ask } from '../api/client';

/** A draft as the desk keeps it. */
export interface StoredDraft {
  kind: string;
  key: string;
  /** Counts the saves; sent back with the next one, so that two tabs do not write over each other. */
  version: number;
  savedAt: string;
  value: unknown;
}

/** A draft without what is written in it. */
export type DraftLine = Omit<StoredDraft, 'value'>;

/** The key under which this browser keeps its own copies; a new one is due at `renewAt`. */
export interface BrowserKey {
  id: string;
  /** AES-256-GCM, base64. */
  key: string;
  renewAt: string;
}

/** Nobody asks for these: a session that ends meanwhile disturbs no one who is writing. */
const api = <T>(
  path: string,
  options: { method?: 'PUT' | 'DELETE'; body?: unknown; keepalive?: boolean } = {},
): Promise<T> => ask<T>(path, { ...options, quiet: true });

const at = (kind: string, key: string): string => `/drafts/${encodeURIComponent(kind)}/${encodeURIComponent(key)}`;

/** The draft, or null when there is none. */
export async function readDraft(kind: string, key: string): Promise<StoredDraft | null> {
  return (await api<StoredDraft | undefined>(at(kind, key))) ?? null;
}

/** Saves over version `base` (0: there is none yet). A newer one answers 409 with `current`. */
export function writeDraft(kind: string, key: string, value: unknown, base: number): Promise<DraftLine> {
  return api<DraftLine>(at(kind, key), { method: 'PUT', body: { value, base } });
}

/** Goes on when the page is left or read anew meanwhile. */
export async function removeDraft(kind: string, key: string): Promise<void> {
  await api(at(kind, key), { method: 'DELETE', keepalive: true });
}

export async function listDrafts(kind: string): Promise<DraftLine[]> {
  return (await api<{ items: DraftLine[] }>(`/drafts?kind=${encodeURIComponent(kind)}`)).items;
}

/** The key to seal with now; copies `about` a case have one of their own, which goes with the case. */
export const currentBrowserKey = (about: string): Promise<BrowserKey> =>
  api<BrowserKey>(`/drafts/keys/current${about === '' ? '' : `?about=${encodeURIComponent(about)}`}`);

export const browserKey = (id: string): Promise<BrowserKey> => api<BrowserKey>(`/drafts/keys/${id}`);
