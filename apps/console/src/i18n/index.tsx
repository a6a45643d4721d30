import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { MessageKey } from './ja';
import { currentLanguage, rememberLanguage, type Language } from './language';

export type { MessageKey } from './ja';
export type { Language } from './language';

/** All messages of one language. */
export type Catalogue = Record<MessageKey, string>;

/** Each language is a file of its own: nobody loads the words of the other one before they ask for it. */
const LOAD: Record<Language, () => Promise<Catalogue>> = {
  ja: async () => (await import('./ja')).ja,
  en: async () => (await import('./en')).en,
};

/** Loads the messages of a language. */
export function loadCatalogue(language: Language): Promise<Catalogue> {
  return LOAD[language]();
}

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

interface Spoken {
  language: Language;
  table: Catalogue;
}

/** `initial` are the messages of {@link currentLanguage}. */
export function I18nProvider({ initial, children }: { initial: Catalogue; children: ReactNode }) {
  const [{ language, table }, setSpoken] = useState<Spoken>({ language: currentLanguage(), table: initial });
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const value = useMemo<I18n>(
    () => ({
      language,
      setLanguage: (next) => {
        loadCatalogue(next).then(
          (loaded) => {
            rememberLanguage(next);
            setSpoken({ language: next, table: loaded });
          },
          // Without network the words stay as they are; the next press tries again.
          () => undefined,
        );
      },
      t: (key, values) => fill(table[key], values),
      word: (area, raw) => {
        if (raw === null || raw === undefined || raw === '') return '—';
        return (table as Record<string, string>)[`${area}.${raw}`] ?? raw;
      },
    }),
    [language, table],
  );
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
