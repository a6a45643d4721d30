import { msBetween } from '#kernel';
import type { Description } from './description.js';
import { nameLikeness, SIMILAR_NAME } from './name-likeness.js';
import { scoreOf, type Reason } from './reasons.js';
import { likeness } from './shingles.js';

/** Texts shorter than this (folded characters) are alike by chance: 電話がつながりません. */
const MIN_TEXT = 20;
/** From this share of common shingles texts are near; or when the smaller one lies in the other by that much. */
const NEAR = 0.3;
const CONTAINED = 0.6;
const DAY_MS = 86_400_000;

/** What speaks for two complaints belonging together, and how much. */
export function compare(one: Description, other: Description): { reasons: Reason[]; score: number } {
  const reasons = [...ofTexts(one, other), ...ofPersons(one, other)];
  const daysApart = Math.abs(msBetween(one.receivedAt, other.receivedAt)) / DAY_MS;
  return { reasons, score: scoreOf(reasons, daysApart) };
}

function ofTexts(one: Description, other: Description): Reason[] {
  if (Math.min(one.folded.length, other.folded.length) < MIN_TEXT) return [];
  if (one.folded === other.folded) return [{ kind: 'same-text' }];
  const { jaccard, contained } = likeness(one.shingles, other.shingles);
  if (jaccard < NEAR && contained < CONTAINED) return [];
  // Half of the shingles in common is a text written over again with some words changed.
  const alike = Math.min(0.99, Math.max(0.55 + jaccard / 2, contained >= CONTAINED ? contained : 0));
  return [{ kind: 'near-text', percent: Math.round(alike * 100) }];
}

function ofPersons(one: Description, other: Description): Reason[] {
  const reasons: Reason[] = [];
  if (one.phone !== null && one.phone === other.phone) reasons.push({ kind: 'same-phone' });
  else if (one.lines.some((line) => other.lines.includes(line))) reasons.push({ kind: 'same-line' });
  if (one.email !== null && one.email === other.email) reasons.push({ kind: 'same-email' });
  if (one.name !== null && other.name !== null) {
    const alike = nameLikeness(one.name, other.name);
    if (one.name === other.name) reasons.push({ kind: 'same-name' });
    else if (alike >= SIMILAR_NAME) reasons.push({ kind: 'similar-name', percent: Math.floor(alike * 100) });
    const named = one.name === other.name || alike >= SIMILAR_NAME;
    if (named && one.area !== null && one.area === other.area) reasons.push({ kind: 'same-area' });
  }
  return reasons;
}
