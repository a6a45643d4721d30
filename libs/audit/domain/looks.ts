/**
 * Which deeds in the log only look at content: the same for the access review, the board of the guideline and the news. A
 * deed of a new kind has to be sorted in here or among those that do something, which a test asks for.
 */

/** Last parts of what looking is called: `complaint.read`, `arrival.file-read`. */
const LOOKING = ['read', 'looked-at', 'looked-up', 'unmasked', 'exported', 'shown', 'downloaded', 'reply-checked'];
/** Looking that is called otherwise; of these a word alone would not tell. */
const LOOKING_DEEDS = ['search.ran', 'draft.opened', 'incident.listed', 'hold.listed', 'arrival.seen-as-sent'];
/** The desk's own engines; nobody sees it. */
const NOBODY_LOOKS = 'read-by-engine';

/** Whether a deed only looks at content. */
export function isLook(action: string): boolean {
  if (action.endsWith(NOBODY_LOOKS)) return false;
  return LOOKING_DEEDS.includes(action) || LOOKING.some((word) => hasEnd(action, word));
}

function hasEnd(action: string, word: string): boolean {
  return action.endsWith(`.${word}`) || action.endsWith(`-${word}`);
}

/** Condition for entries of the log that are looks; holds no value from outside. */
export const LOOK_SQL = `(action IN (${LOOKING_DEEDS.map((deed) => `'${deed}'`).join(', ')})${LOOKING.map(
  (word) => ` OR action LIKE '%.${word}' OR action LIKE '%-${word}'`,
).join('')})`;
