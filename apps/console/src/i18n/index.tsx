import { createContext, use, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import type { MessageKey } from './ja';
import { currentLanguage, rememberLanguage, type Language } from './language';

export type { MessageKey } from './ja';
export type { Language } from './language';

/** All messages of one language. */
export type Catalogue = Record<MessageKey, string>;

/**
 * Words that are loaded together: `desk` before anything shows, the others with the pages that few people open. Which page
 * says which words stands in `app.tsx`; word-groups.spec.ts holds it to that.
 */
export type WordGroup =
  | 'desk'
  | 'admin'
  | 'alarms'
  | 'arrived'
  | 'bound'
  | 'cases'
  | 'certificate'
  | 'deciding'
  | 'engines'
  | 'imports'
  | 'insight'
  | 'office'
  | 'partyLists'
  | 'rooms'
  | 'search'
  | 'warnings';

/** Each group of each language is a file of its own: nobody loads words before a page says them. */
const LOAD: Record<Language, Record<WordGroup, () => Promise<Partial<Catalogue>>>> = {
  ja: {
    desk: async () => (await import('./ja/group-desk')).deskWords,
    admin: async () => (await import('./ja/admin')).admin,
    alarms: async () => (await import('./ja/alarms')).alarms,
    arrived: async () => (await import('./ja/arrived')).arrived,
    bound: async () => (await import('./ja/bound')).bound,
    cases: async () => (await import('./ja/cases')).cases,
    certificate: async () => (await import('./ja/certificate')).certificate,
    deciding: async () => (await import('./ja/deciding')).deciding,
    engines: async () => (await import('./ja/engines')).engines,
    imports: async () => (await import('./ja/imports')).imports,
    insight: async () => (await import('./ja/insight')).insight,
    office: async () => (await import('./ja/office')).office,
    partyLists: async () => (await import('./ja/party-lists')).partyLists,
    rooms: async () => (await import('./ja/rooms')).rooms,
    search: async () => (await import('./ja/search')).search,
    warnings: async () => (await import('./ja/warnings')).warnings,
  },
  en: {
    desk: async () => (await import('./en/group-desk')).deskWords,
    admin: async () => (await import('./en/admin')).admin,
    alarms: async () => (await import('./en/alarms')).alarms,
    arrived: async () => (await import('./en/arrived')).arrived,
    bound: async () => (await import('./en/bound')).bound,
    cases: async () => (await import('./en/cases')).cases,
    certificate: async () => (await import('./en/certificate')).certificate,
    deciding: async () => (await import('./en/deciding')).deciding,
    engines: async () => (await import('./en/engines')).engines,
    imports: async () => (await import('./en/imports')).imports,
    insight: async () => (await import('./en/insight')).insight,
    office: async () => (await import('./en/office')).office,
    partyLists: async () => (await import('./en/party-lists')).partyLists,
    rooms: async () => (await import('./en/rooms')).rooms,
    search: async () => (await import('./en/search')).search,
    warnings: async () => (await import('./en/warnings')).warnings,
  },
};

const tables: Record<Language, Partial<Catalogue>> = { ja: {}, en: {} };
const wanted = new Set<WordGroup>();
const listeners = new Set<() => void>();
let loads = 0;

/** Loads groups in the language of the user interface; from now on a change of the language loads them too. */
export async function loadWords(...groups: WordGroup[]): Promise<void> {
  groups.forEach((group) => wanted.add(group));
  await Promise.all(groups.map((group) => loadInto(currentLanguage(), group)));
}

/** Loads every word. */
export const loadAllWords = (): Promise<void> => loadWords(...(Object.keys(LOAD.ja) as WordGroup[]));

async function loadInto(language: Language, group: WordGroup): Promise<void> {
  Object.assign(tables[language], await LOAD[language][group]());
  loads += 1;
  listeners.forEach((listener) => {
    listener();
  });
}

/** How many groups have been loaded; words that come later are shown as they come. */
const arrivals = {
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  count: (): number => loads,
};

export type Translate = (key: MessageKey, values?: Record<string, string | number>) => string;

interface I18n {
  language: Language;
  setLanguage: (language: Language) => void;
  t: Translate;
  /** The word for a value of a known set ('state.closed'); the value itself when the catalogue lacks it. */
  word: (area: string, value: string | null | undefined) => string;
}

const I18nContext = createContext<I18n | null>(null);

/** Fills `{name}` places of a message. */
export function fill(message: string, values: Record<string, string | number> = {}): string {
  return message.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}

/** The words of {@link currentLanguage} are there before: {@link loadWords}. */
export function I18nProvider({ children }: { children: ReactNode }) {
  const [language, setSpoken] = useState<Language>(currentLanguage());
  const arrived = useSyncExternalStore(arrivals.subscribe, arrivals.count);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const value = useMemo<I18n>(() => {
    const table: Record<string, string | undefined> = tables[language];
    return {
      language,
      setLanguage: (next) => {
        Promise.all([...wanted].map((group) => loadInto(next, group))).then(
          () => {
            rememberLanguage(next);
            setSpoken(next);
          },
          // Without network the words stay as they are; the next press tries again.
          () => undefined,
        );
      },
      t: (key, values) => fill(table[key] ?? '', values),
      word: (area, raw) => {
        if (raw === null || raw === undefined || raw === '') return '—';
        return table[`${area}.${raw}`] ?? raw;
      },
    };
    // Words that have arrived make the page speak anew.
  }, [language, arrived]);
  return <I18nContext value={value}>{children}</I18nContext>;
}

export function useI18n(): I18n {
  const i18n = use(I18nContext);
  if (!i18n) throw new Error('useI18n outside I18nProvider');
  return i18n;
}

/** Picks the user's language from a text that may come in both. */
export function useBilingual(): (text: string | { ja?: string; en?: string } | null | undefined) => string {
  const { language } = useI18n();
  return (text) => {
    if (text === null || text === undefined) return '';
    if (typeof text === 'string') return text;
    return text[language] ?? text.ja ?? text.en ?? '';
  };
}
