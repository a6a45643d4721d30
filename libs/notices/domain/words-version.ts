import { templateHash } from './approvals.js';
import type { NoticeLanguage } from './template-text.js';

/** Words of a notice in one language. */
export interface NoticeWords {
  subject: string;
  body: string;
}

/** What was saved over, and what stands there now; null where the language was taken away. */
export interface WordsConflict {
  language: NoticeLanguage;
  yours: NoticeWords | null;
  current: (NoticeWords & { version: string }) | { version: '' };
}

/** By what words are known again by whoever saves over them: a hash (hex); '' where there are none in the language. */
export function wordsVersion(words: NoticeWords | null, language: NoticeLanguage): string {
  return words === null ? '' : templateHash({ subject: words.subject, body: words.body, language });
}

/**
 * Whether words would be saved over others than their writer saw (a version, '' for none). The same words again are no
 * conflict.
 */
export function conflictOver(
  language: NoticeLanguage,
  { standing, written, seen }: { standing: NoticeWords | null; written: NoticeWords | null; seen: string },
): WordsConflict | null {
  const version = wordsVersion(standing, language);
  if (seen === version || version === wordsVersion(written, language)) return null;
  const current = standing === null ? ({ version: '' } as const) : { ...wordsOf(standing), version };
  return { language, yours: written === null ? null : wordsOf(written), current };
}

function wordsOf({ subject, body }: NoticeWords): NoticeWords {
  return { subject, body };
}
