import { defineErrors } from '#kernel';

/** Everything that can be refused about incidents. */
export const incidentErrors = defineErrors({
  'incidents.not-found': { status: 404, ja: '事案が見つかりません', en: 'The incident was not found' },
  'incidents.complaint-not-found': {
    status: 404,
    ja: '苦情がこの事案に関連付けられていません',
    en: 'The complaint is not linked to this incident',
  },
  'incidents.obligation-not-found': {
    status: 404,
    ja: '報告義務が見つかりません',
    en: 'The obligation was not found',
  },
  'incidents.stage-not-found': {
    status: 422,
    ja: 'この報告義務にその段階はありません',
    en: 'The obligation has no such stage',
  },
  'incidents.no-such-step': {
    status: 409,
    ja: '現在の状態からその状態へは移れません',
    en: 'The incident cannot go to that state from its present one',
  },
  'incidents.gates-shut': {
    status: 409,
    ja: '終了の条件を満たしていません',
    en: 'The incident cannot end yet: its closing gates are shut',
  },
  'incidents.reason-needed': { status: 422, ja: '理由を入力してください', en: 'A reason is needed' },
  'incidents.known-at-needed': {
    status: 422,
    ja: '知った日時を入力してください',
    en: 'The moment of knowledge is needed',
  },
  'incidents.known-at-in-future': {
    status: 422,
    ja: '知った日時を未来にすることはできません',
    en: 'The moment of knowledge cannot lie in the future',
  },
  'incidents.known-at-pending': {
    status: 409,
    ja: '知った日時の変更がすでに承認待ちです',
    en: 'A change of the moment of knowledge waits for approval already',
  },
  'incidents.nothing-pending': {
    status: 409,
    ja: '承認待ちの変更はありません',
    en: 'No change waits for approval',
  },
  'incidents.same-person': {
    status: 403,
    ja: '申請した本人は承認できません',
    en: 'The person who proposed the change cannot approve it',
  },
  'incidents.version-conflict': {
    status: 409,
    ja: '他の人が先に更新しました',
    en: 'Somebody else saved first',
  },
  'incidents.unknown-fact': {
    status: 422,
    ja: '不明な報告項目です',
    en: 'Unknown report field',
  },
  'incidents.bad-fact': {
    status: 422,
    ja: '報告項目の値が正しくありません',
    en: 'A report field has a value that does not fit',
  },
  'incidents.already-reported': {
    status: 409,
    ja: 'この段階はすでに報告済みです',
    en: 'This stage is recorded as reported already',
  },
  'incidents.reported-in-future': {
    status: 422,
    ja: '報告日時を未来にすることはできません',
    en: 'The moment of reporting cannot lie in the future',
  },
  'incidents.unknown-form': { status: 404, ja: 'その様式はありません', en: 'There is no such form' },
  'incidents.bad-clock': {
    status: 422,
    ja: '期限の計算条件が正しくありません',
    en: 'The conditions of the clock do not fit',
  },
});
