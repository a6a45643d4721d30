import { createHash } from 'node:crypto';
import { templateHash } from './approvals.js';
import type { NoticeLanguage } from './template-text.js';

type Words = { subject: string; body: string };

/** SHA-256 (hex) of a campaign's words in all their languages: what an approval binds of them. */
export function textsHash(
  own: Words & { language: NoticeLanguage },
  more: Partial<Record<NoticeLanguage, Words | null>>,
): string {
  const others = Object.entries(more)
    .flatMap(([language, words]) =>
      words === null || language === own.language ? [] : [[language, words.subject, words.body]],
    )
    .sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
  const base = templateHash(own);
  if (others.length === 0) return base;
  return createHash('sha256')
    .update(`${base}\n${JSON.stringify(others)}`, 'utf8')
    .digest('hex');
}
