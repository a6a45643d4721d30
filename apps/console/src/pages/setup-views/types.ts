interface Words {
  ja: string;
  en: string;
}

export interface Channels {
  at: string;
  channels: {
    channel: string;
    doors: { door: string; open: boolean }[];
    traffic: {
      source: string;
      lastAt: string;
      lastDay: number;
      last30Days: number;
      pending: number;
      parked: number;
    }[];
  }[];
  mailboxes: { name: string; state: string }[];
  outgoing: string;
}

export interface TemplateText {
  id: string;
  kind: string;
  language: string;
  title: Words | null;
  subject: string | null;
  body: string;
  locked: string[];
  faults: { code: string; item: string | null }[];
}

export interface Templates {
  files: { name: string; sha256: string }[];
  texts: TemplateText[];
}

export interface Lexicon {
  version: string;
  sha256: string;
  kinds: (Words & { kind: string; protects: string; source: string[] })[];
  concepts: { name: string; ja: string; source: string[]; deniable: boolean; terms: string[] }[];
  frames: (Words & { id: string; kind: string; lead: string; all: string[]; none: string[]; source: string[] })[];
}

export interface Keys {
  active: string;
  keys: { masterKeyId: string; dataKeys: number; inRing: boolean }[];
  erased: number;
  scopes: { scope: string; keys: number; held: number; erased: number; oldestAt: string; newestAt: string }[];
}
