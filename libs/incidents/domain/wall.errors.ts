import { defineErrors } from '#kernel';

/** Everything that can be refused about walls. What is hidden is answered as what does not exist, never by these. */
export const wallErrors = defineErrors({
  'walls.not-found': { status: 404, ja: '閲覧制限が見つかりません', en: 'The wall was not found' },
  'walls.unknown-subject': { status: 422, ja: '対象者が見つかりません', en: 'Nobody of the staff has this identifier' },
  'walls.own-case': {
    status: 409,
    ja: '自分が対象となる閲覧制限は設定できません。他の担当者に依頼してください',
    en: 'The wall would hide the incident from you: somebody else has to raise it',
  },
  'walls.nobody-left': {
    status: 409,
    ja: '事案を扱える担当者がいなくなるため設定できません',
    en: 'Nobody would be left: a compliance officer and a second person must still see the incident',
  },
  'walls.same-person': {
    status: 403,
    ja: '申請した本人は決定できません',
    en: 'Who asked for it cannot decide it',
  },
  'walls.no-such-step': {
    status: 409,
    ja: '現在の状態からその操作はできません',
    en: 'The wall is not in a state for that',
  },
  'walls.conflict': {
    status: 409,
    ja: 'この事案に関係する人は担当にできません',
    en: 'This person is behind a wall of this incident and cannot be given a part in it',
  },
  'walls.looking-only': {
    status: 403,
    ja: '緊急閲覧では閲覧だけができます。変更はできません',
    en: 'A look behind a wall is for looking only: nothing can be changed by it',
  },
  'walls.mixed-file': {
    status: 409,
    ja: 'この事案の書類は、別の担当者が出力してください',
    en: 'Files of this incident have to be made by somebody else',
  },
  'walls.not-hidden': {
    status: 409,
    ja: 'この事案は閲覧制限されていません',
    en: 'The incident is not hidden from you',
  },
  'walls.glass-unreviewed': {
    status: 409,
    ja: '前回の緊急閲覧の検証が終わっていません',
    en: 'Your last look behind this wall was not reviewed yet',
  },
  'walls.glass-not-found': { status: 404, ja: '緊急閲覧の記録が見つかりません', en: 'No such look behind a wall' },
  'walls.glass-reviewed': {
    status: 409,
    ja: 'この緊急閲覧はすでに検証済みです',
    en: 'This look behind the wall was reviewed already',
  },
});
