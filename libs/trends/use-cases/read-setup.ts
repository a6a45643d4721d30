import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { Inject, Injectable } from '@nestjs/common';
import { loadLexicon, termsOf } from '#engine';
import { Mailboxes, type MailboxLine } from '#intake';
import {
  CHANNELS,
  CLOCK,
  configFile,
  loadYaml,
  nowInstant,
  Settings,
  type Channel,
  type Clock,
  type Instant,
} from '#kernel';
import { NoticeTemplates } from '#notices';
import { RotateMasterKey, type KeyStatus } from '#vault';
import { ChannelQueries, type DoorTraffic, type ScopeCount } from '../data/channel-queries.js';

type Words = Record<'ja' | 'en', string>;

/** A way in, whether it is open, and what came through it. */
export interface ChannelView {
  channel: Channel;
  /** Doors by setting: whether each is open. What has no switch (telephone, upload) is always open. */
  doors: { door: string; open: boolean }[];
  traffic: DoorTraffic[];
}

export interface ChannelsView {
  at: Instant;
  channels: ChannelView[];
  mailboxes: Pick<MailboxLine, 'name' | 'state'>[];
  /** Whether mail leaves the desk: `smtp`, or kept in a folder. */
  outgoing: 'smtp' | 'outbox' | 'off';
}

/** A text that the desk begins with; `faults` are codes of what would keep it from being sent as it stands. */
export interface TemplateText {
  id: string;
  kind: 'acknowledgement' | 'notice' | 'reply' | 'phone';
  language: string;
  title: Words | null;
  subject: string | null;
  body: string;
  locked: string[];
  faults: { code: string; item: string | null }[];
}

export interface TemplatesView {
  /** Files with the first 12 digits of their SHA-256: what is in force can be compared with what was signed. */
  files: { name: string; sha256: string }[];
  texts: TemplateText[];
}

export interface LexiconView {
  version: string;
  sha256: string;
  kinds: (Words & { kind: string; protects: string; source: string[] })[];
  concepts: { name: string; ja: string; source: string[]; deniable: boolean; terms: string[] }[];
  frames: (Words & { id: string; kind: string; lead: string; all: string[]; none: string[]; source: string[] })[];
}

export interface KeysView extends KeyStatus {
  scopes: ScopeCount[];
}

interface ReplyFile {
  templates?: { id: string; title: Words; texts: Record<string, { subject: string; body: string }> }[];
}

const SHOWN_DIGITS = 12;

/** Shows how the desk is set up: ways in, texts, words, keys. Read-only; secrets and key material never leave. */
@Injectable()
export class ReadSetup {
  constructor(
    private readonly queries: ChannelQueries,
    private readonly mailboxes: Mailboxes,
    private readonly templates: NoticeTemplates,
    private readonly rotation: RotateMasterKey,
    private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async channels(): Promise<ChannelsView> {
    const at = nowInstant(this.clock);
    const traffic = await this.queries.doors(at);
    const open = this.doors();
    return {
      at,
      channels: CHANNELS.map((channel) => ({
        channel,
        doors: open[channel],
        traffic: traffic.filter((door) => door.channel === channel),
      })),
      mailboxes: (await this.mailboxes.list()).map(({ name, state }) => ({ name, state })),
      outgoing: this.settings.smtpUrl !== null ? 'smtp' : 'off',
    };
  }

  texts(): TemplatesView {
    const names = readdirSync(configFile('templates')).filter((name) => name.endsWith('.yaml'));
    return {
      files: names.sort().map((name) => ({ name, sha256: hashOfFile(`templates/${name}`) })),
      texts: [...this.acknowledgements(), ...this.replies(), ...this.notices(), ...phoneScripts()],
    };
  }

  lexicon(): LexiconView {
    const { words } = loadLexicon();
    return {
      version: words.version,
      sha256: hashOfFile('signals.yaml'),
      kinds: Object.entries(words.kinds).map(([kind, { ja, en, protects, source }]) => ({
        ...{ kind, ja, en, protects },
        source: [...source],
      })),
      concepts: Object.entries(words.concepts).map(([name, concept]) => ({
        ...{ name, ja: concept.ja, deniable: concept.deniable === true },
        source: [...concept.source],
        terms: termsOf(concept),
      })),
      frames: words.frames.map(({ id, kind, lead, ja, en, all, none, source }) => ({
        ...{ id, kind, lead, ja, en },
        all: all.map((each) => (typeof each === 'string' ? each : each.join(' | '))),
        none: [...none],
        source: [...source],
      })),
    };
  }

  async keys(): Promise<KeysView> {
    return { ...(await this.rotation.status()), scopes: await this.queries.keys() };
  }

  private doors(): Record<Channel, { door: string; open: boolean }[]> {
    const { settings } = this;
    const always = (door: string) => ({ door, open: true });
    return {
      phone: [always('console')],
      letter: [always('upload'), { door: 'folder', open: settings.letterFolder !== null }],
      fax: [always('upload'), { door: 'folder', open: settings.faxFolder !== null }],
      email: [
        { door: 'smtp', open: settings.smtpListenPort !== null },
        { door: 'lmtp', open: settings.lmtpListenPort !== null },
        {
          door: 'imap',
          open:
            settings.imapUrl !== null || loadYaml<{ mailboxes?: unknown[] }>('channels.yaml').mailboxes?.length !== 0,
        },
      ],
      web: [always('form')],
    };
  }

  private acknowledgements(): TemplateText[] {
    return this.templates.acknowledgements().map(({ language, subject, body }) => ({
      ...{ id: `acknowledgement-${language}`, kind: 'acknowledgement', language, subject, body },
      ...{ title: null, locked: [], faults: [] },
    }));
  }

  private notices(): TemplateText[] {
    return this.templates.list().map(({ id, language, title, subject, body, locked }) => ({
      ...{ id, kind: 'notice' as const, language, subject, body, locked },
      title: { ja: title, en: title },
      // Blanks stand in every starting text: they are written for the incident at hand.
      faults: this.templates
        .lint({ subject, body, language }, id)
        .filter(({ code }) => code !== 'unfilled')
        .map(({ code, item }) => ({ code, item: item ?? null })),
    }));
  }

  private replies(): TemplateText[] {
    return (loadYaml<ReplyFile>('templates/replies.yaml').templates ?? []).flatMap(({ id, title, texts }) =>
      Object.entries(texts).map(([language, { subject, body }]) => ({
        ...{ id: `${id}-${language}`, kind: 'reply' as const, language, title, subject, body, locked: [], faults: [] },
      })),
    );
  }
}

function phoneScripts(): TemplateText[] {
  return Object.entries(loadYaml<Record<string, string>>('templates/phone-script.yaml')).map(([language, body]) => ({
    ...{ id: `phone-script-${language}`, kind: 'phone' as const, language, title: null, subject: null },
    ...{ body, locked: [], faults: [] },
  }));
}

function hashOfFile(name: string): string {
  return createHash('sha256')
    .update(readFileSync(configFile(name)))
    .digest('hex')
    .slice(0, SHOWN_DIGITS);
}
