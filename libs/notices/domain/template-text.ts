/** Languages of notices: `plain` is Japanese in easy words (やさしい日本語). */
export const NOTICE_LANGUAGES = ['ja', 'en', 'plain'] as const;
export type NoticeLanguage = (typeof NOTICE_LANGUAGES)[number];

/** Names that a notice text may use in double braces; `code` is what the person types to confirm (see ack-code.ts). */
export const NOTICE_BLANKS = ['name', 'contact', 'company', 'code'] as const;

const BLANK = /\{\{\s*([a-zA-Z]+)\s*\}\}/g;

/** Names in double braces that the text uses. */
export function blanksOf(text: string): string[] {
  return [...text.matchAll(BLANK)].map((match) => match[1] ?? '');
}

/** Fills `{{name}}` and the like; a name without a value stays as it is. Values lose line ends and control characters. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(BLANK, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : oneLine(value);
  });
}

/** The text on one line, without control characters: safe in a subject or a greeting. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();
}
