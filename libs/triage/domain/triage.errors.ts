import { defineErrors } from '#kernel';

export const triageErrors = defineErrors({
  'triage.nothing-open': {
    status: 409,
    ja: 'この申出に、判断を待つ兆候はありません（ほかの担当者が先に判断した可能性があります）',
    en: 'No signal of this complaint waits for a decision; somebody else may have decided',
  },
  'triage.other-reader-needed': {
    status: 409,
    ja: 'この申出は、すでにあなたが判断しています。ほかの担当者の判断を待っています。',
    en: 'You have answered this complaint; it waits for another reader',
  },
  'triage.newer-assessment': {
    status: 409,
    ja: '画面を開いた後に、この申出の内容または評価が新しくなりました。読み直してから判断してください。',
    en: 'The complaint, or what was found in it, grew after you opened it; read it again before you decide',
  },
  'triage.not-opened': {
    status: 409,
    ja: 'この審査が始まった後に、あなたはまだこの申出を開いていません。開いて読んでから判断してください。',
    en: 'You have not opened the complaint since this reading was asked for; open and read it before you decide',
  },
  'triage.unknown-assessment': {
    status: 422,
    ja: '指定された評価は、この申出のものではありません',
    en: 'The named assessment is not one of this complaint',
  },
  'triage.evidence-missing': {
    status: 422,
    ja: 'この類型の兆候を「該当なし」とするには、根拠となる本文の箇所を引用してください',
    en: 'Setting aside a signal of this lead class needs quoted stretches of the complaint as evidence',
  },
  'triage.citation-not-found': {
    status: 422,
    ja: '引用された箇所が申出人の書いた内容に見つからないか、短すぎます（4文字以上）',
    en: 'A quoted stretch does not stand in what the complainant wrote, or has fewer than four characters',
  },
  'triage.decision-not-found': { status: 404, ja: '判断が見つかりません', en: 'No such decision' },
  'triage.reading-open': {
    status: 409,
    ja: 'この申出は審査の順番を待っているため、まだ終了できません。審査の判断を待ってください。',
    en: 'The complaint waits to be read in review; it can be closed afterwards',
  },
  'triage.unknown-reason': { status: 422, ja: '理由コードが正しくありません', en: 'No such reason code' },
  'triage.signal-undecided': {
    status: 409,
    ja: '通信の秘密に関わる兆候が審査中のため、まだ終了できません。審査の判断を待ってください。',
    en: 'A possible leak signal waits for review; the complaint can be closed after the decision',
  },
});
