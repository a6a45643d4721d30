import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { en } from './en';
import { ja, type MessageKey } from './ja';
import { currentLanguage, rememberLanguage, type Language } from './language';

export type { MessageKey } from './ja';
export type { Language } from './language';

const catalogues: Record<Language, Record<MessageKey, string>> = { ja, en };

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

export function I18nProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(currentLanguage());
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const value = useMemo<I18n>(() => {
    const table = catalogues[language];
    return {
      language,
      setLanguage: (next) => {
        rememberLanguage(next);
        setLanguage(next);
      },
      t: (key, values) => fill(table[key], values),
      word: (area, raw) => {
        if (raw === null || raw === undefined || raw === '') return '—';
        return (table as Record<string, string>)[`${area}.${raw}`] ?? raw;
      },
    };
  }, [language]);
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
