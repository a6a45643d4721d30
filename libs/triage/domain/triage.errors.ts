import { defineErrors } from '#kernel';

export const triageErrors = defineErrors({
  'triage.nothing-open': {
    status: 409,
    ja: 'この申出に、判断を待つ兆候はありません（ほかの担当者が先に判断した可能性があります）',
    en: 'No signal of this complaint waits for a decision; somebody else may have decided',
  },
  'triage.unknown-reason': { status: 422, ja: '理由コードが正しくありません', en: 'No such reason code' },
  'triage.signal-undecided': {
    status: 409,
    ja: '通信の秘密に関わる兆候が審査中のため、まだ終了できません。審査の判断を待ってください。',
    en: 'A possible leak signal waits for review; the complaint can be closed after the decision',
  },
});
