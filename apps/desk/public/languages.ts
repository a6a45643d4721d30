/** Languages of the public pages. `easy` is plain Japanese (やさしい日本語) with readings over the kanji. */
export const PUBLIC_LANGUAGES = ['ja', 'easy', 'en', 'zh', 'ko', 'vi', 'pt'] as const;
export type PublicLanguage = (typeof PUBLIC_LANGUAGES)[number];

/** The pages that stand in every language. */
export type PublicPage = 'form' | 'status' | 'add' | 'ack' | 'contact' | 'privacy';

interface LanguageSpec {
  /** In front of the pages' paths. */
  prefix: string;
  /** BCP 47, for `lang`. */
  tag: string;
  /** For dates. */
  locale: string;
  /** What the language calls itself. */
  label: string;
  /** As complaints name it, for texts that do not show their language. */
  written: string;
}

export const LANGUAGES: Record<PublicLanguage, LanguageSpec> = {
  ja: { prefix: '', tag: 'ja', locale: 'ja-JP', label: '日本語', written: 'ja' },
  easy: { prefix: '/easy', tag: 'ja', locale: 'ja-JP', label: 'やさしい日本語', written: 'ja' },
  en: { prefix: '/en', tag: 'en', locale: 'en-GB', label: 'English', written: 'en' },
  zh: { prefix: '/zh', tag: 'zh-Hans', locale: 'zh-CN', label: '中文（简体）', written: 'zh' },
  ko: { prefix: '/ko', tag: 'ko', locale: 'ko-KR', label: '한국어', written: 'ko' },
  vi: { prefix: '/vi', tag: 'vi', locale: 'vi-VN', label: 'Tiếng Việt', written: 'vi' },
  pt: { prefix: '/pt', tag: 'pt-BR', locale: 'pt-BR', label: 'Português', written: 'pt' },
};

/** Address of a page in a language. */
export function pathOf(page: PublicPage, language: PublicLanguage): string {
  const { prefix } = LANGUAGES[language];
  if (page === 'form') return prefix === '' ? '/' : prefix;
  return `${prefix}/${page}`;
}

/** The language that an address begins with, whatever comes after; without one, Japanese. */
export function languageAt(path: string): PublicLanguage {
  return PUBLIC_LANGUAGES.find((language) => path.split(/[/?]/)[1] === LANGUAGES[language].prefix.slice(1)) ?? 'ja';
}

/** Addresses of all pages in a language. */
export function pathsOf(language: PublicLanguage): Record<PublicPage, string> {
  return {
    form: pathOf('form', language),
    status: pathOf('status', language),
    add: pathOf('add', language),
    ack: pathOf('ack', language),
    contact: pathOf('contact', language),
    privacy: pathOf('privacy', language),
  };
}
