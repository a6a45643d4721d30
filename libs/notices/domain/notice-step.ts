/** The ways in which a person is told, in the order in which they are tried. */
export const NOTICE_STEPS = ['email', 'letter', 'phone', 'substitute'] as const;
export type NoticeStep = (typeof NOTICE_STEPS)[number];

/** Letters that stand for the steps in a party's `reach`. A substitute measure needs nothing of the person. */
const LETTERS = { e: 'email', l: 'letter', p: 'phone' } as const satisfies Record<string, NoticeStep>;

/** The steps that are possible for a party, in order, from its `reach` (a subset of `elp`); the substitute comes last. */
export function stepsOf(reach: string): NoticeStep[] {
  const possible = (Object.keys(LETTERS) as (keyof typeof LETTERS)[]).filter((letter) => reach.includes(letter));
  return [...possible.map((letter) => LETTERS[letter]), 'substitute'];
}

/** Where the ladder of a party begins. */
export function firstStep(reach: string): NoticeStep {
  return stepsOf(reach)[0] ?? 'substitute';
}

/** {@link firstStep} in SQL over a column that holds a `reach`. */
export function firstStepSql(column: string): string {
  return `CASE WHEN ${column} LIKE '%e%' THEN 'email' WHEN ${column} LIKE '%l%' THEN 'letter'
    WHEN ${column} LIKE '%p%' THEN 'phone' ELSE 'substitute' END`;
}
