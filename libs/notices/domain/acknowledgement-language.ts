/** Languages of acknowledgements, those of the public pages; `plain` is Japanese in easy words (やさしい日本語). */
export const ACKNOWLEDGEMENT_LANGUAGES = ['ja', 'plain', 'en', 'zh', 'ko', 'vi', 'pt'] as const;
export type AcknowledgementLanguage = (typeof ACKNOWLEDGEMENT_LANGUAGES)[number];

/** What is known of the language that a complainant reads. */
export interface ReaderLanguage {
  /** BCP 47, as the complaint has it; '' and `und` when it has no letters. */
  language: string;
  /** Whether they used the form in plain Japanese. */
  plainJapanese?: boolean | undefined;
  /** The language other than Japanese that they chose for the form. */
  pageLanguage?: string | undefined;
}

/**
 * The language of a complainant's acknowledgement: the one that they chose, for that of a short text is a guess; else that
 * of the complaint, whatever its region or script; English for languages that the desk does not write.
 */
export function acknowledgementLanguage(reader: ReaderLanguage): AcknowledgementLanguage {
  const { language, plainJapanese = false, pageLanguage } = reader;
  const primary = (pageLanguage ?? language).toLowerCase().split(/[-_]/)[0] ?? '';
  if (primary === '' || primary === 'ja') return plainJapanese ? 'plain' : 'ja';
  return ACKNOWLEDGEMENT_LANGUAGES.find((each) => each === primary && each !== 'plain') ?? 'en';
}
