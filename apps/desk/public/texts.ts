import { LANGUAGES, pathsOf, PUBLIC_LANGUAGES, type PublicLanguage, type PublicPage } from './languages.js';
import { easy } from './texts/easy.js';
import { en } from './texts/en.js';
import { ja, type Words } from './texts/ja.js';
import { ko } from './texts/ko.js';
import { pt } from './texts/pt.js';
import { vi } from './texts/vi.js';
import { zh } from './texts/zh.js';

export type { PublicLanguage } from './languages.js';

/** Words of the public pages, with their language and the pages' addresses. */
export type PublicTexts = Words & { lang: string; paths: Record<PublicPage, string> };

const WORDS: Record<PublicLanguage, Words> = { ja, easy, en, zh, ko, vi, pt };

/** The words in every language. */
export const TEXTS = Object.fromEntries(
  PUBLIC_LANGUAGES.map((language) => [
    language,
    { ...WORDS[language], lang: LANGUAGES[language].tag, paths: pathsOf(language) },
  ]),
) as Record<PublicLanguage, PublicTexts>;
