import { ApiProblem } from '../../api/client';

/** Words of a notice in one language. */
export interface NoticeWords {
  subject: string;
  body: string;
}

/** What stands there now, when words were saved over others than were read; `words` is null where they were taken away. */
export interface StandingWords {
  version: string;
  words: NoticeWords | null;
}

/** Null when the problem is another one. */
export function standingWords(error: unknown): StandingWords | null {
  if (!(error instanceof ApiProblem) || error.code !== 'notices.words-changed') return null;
  const data = error.body['data'] as { current?: Partial<NoticeWords> & { version?: string } } | undefined;
  const { version = '', subject, body } = data?.current ?? {};
  return { version, words: subject === undefined || body === undefined ? null : { subject, body } };
}

/**
 * Whether the words of `version` are others than those a form began with or took over. What was taken over is known before
 * the page has read it; until then it shows what the form began with.
 */
export function isOtherWords(version: string, known: readonly string[]): boolean {
  return !known.includes(version);
}

/** Words as one text, to be laid beside others; `none` says that there are none. */
export function asOneText(words: NoticeWords | null, none: string): string {
  return words === null ? none : `${words.subject}\n\n${words.body}`;
}
