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
  'incidents.secrecy-answer-missing': {
    status: 422,
    ja: '終える前に「通信の秘密に関わるか」に理由を添えて答えてください',
    en: 'Before it ends, answer with a reason whether this involves the secrecy of communications',
  },
  'incidents.secrecy-involved': {
    status: 409,
    ja: '通信の秘密に関わる事案は「該当せず」にできません。確認済みとし、報告義務を判断してから終了してください',
    en: 'What involves the secrecy of communications cannot be called unfounded; confirm it, decide its obligations and close it',
  },
  'incidents.end-pending': {
    status: 409,
    ja: '終了の申請がすでに承認待ちです',
    en: 'An end of this incident waits for approval already',
  },
  'incidents.ended': {
    status: 409,
    ja: '終了した事案の報告項目と件数は変更できません。再開してから変更してください',
    en: 'Facts and estimates of an ended incident cannot change; reopen it first',
  },
  'incidents.no-count': {
    status: 422,
    ja: '人数、回線数、アカウント数、通信の件数のいずれかを入力してください',
    en: 'Give at least one of the counts of persons, lines, accounts and messages',
  },
  'incidents.task-not-found': { status: 404, ja: '調査依頼が見つかりません', en: 'The task was not found' },
  'incidents.measure-not-found': { status: 404, ja: '措置が見つかりません', en: 'The measure was not found' },
  'incidents.work-step-impossible': {
    status: 409,
    ja: '現在の状態ではその操作はできません',
    en: 'This step is not possible from its present state',
  },
  'incidents.other-person-needed': {
    status: 403,
    ja: '実施した人や担当者とは別の人が確かめてください',
    en: 'Somebody else than owner and doer has to do this',
  },
  'incidents.check-date-needed': {
    status: 422,
    ja: '再発防止策には、効果を確かめる期日が必要です',
    en: 'Prevention needs a date by which its effect is checked',
  },
  'incidents.evidence-not-found': { status: 404, ja: '証拠のファイルが見つかりません', en: 'The file was not found' },
  'incidents.no-file': { status: 422, ja: 'ファイルがありません', en: 'A file is needed' },
  'incidents.unknown-cause': { status: 422, ja: '不明な原因コードです', en: 'Unknown code of a cause' },
  'incidents.cause-not-found': { status: 404, ja: '原因の記録が見つかりません', en: 'The cause was not found' },
  'incidents.recurrence-not-found': {
    status: 404,
    ja: '再発の記録が見つかりません',
    en: 'The recurrence was not found',
  },
  'incidents.recurrence-considered': {
    status: 409,
    ja: '検討の結果はすでに記録されています',
    en: 'What was concluded stands already',
  },
  'incidents.question-not-found': { status: 404, ja: '確認事項が見つかりません', en: 'The question was not found' },
  'incidents.unknown-person': { status: 422, ja: 'その利用者はいません', en: 'There is no such user' },
  'incidents.not-a-soft-clock': {
    status: 409,
    ja: '法定の期限がある段階に目標は設定できません',
    en: 'A stage with a legal date takes no target',
  },
  'incidents.target-before-anchor': {
    status: 422,
    ja: '目標は起算の時点より後にしてください',
    en: 'A target lies after the moment that starts the clock',
  },
  'incidents.alert-not-found': { status: 404, ja: 'その期限の通知が見つかりません', en: 'There is no such alert' },
  'incidents.bad-clock': {
    status: 422,
    ja: '期限の計算条件が正しくありません',
    en: 'The conditions of the clock do not fit',
  },
  'incidents.report-not-found': {
    status: 404,
    ja: 'その版の報告書が見つかりません',
    en: 'There is no such version of a report',
  },
  'incidents.report-kind': {
    status: 409,
    ja: '最初の報告か、提出後の訂正・追完かが合っていません',
    en: 'A first report is an original; after one was handed in, only corrections and supplements follow',
  },
  'incidents.report-unchanged': {
    status: 409,
    ja: '前の版から変わったところがありません',
    en: 'Nothing differs from the version before',
  },
  'incidents.report-state': {
    status: 409,
    ja: 'この版は今の状態ではその操作を行えません',
    en: 'The version is not in a state for this step',
  },
  'incidents.report-outdated': {
    status: 409,
    ja: '版を作った後に内容が変わっています。新しい版を作ってください',
    en: 'The incident changed after this version was made; make a new one',
  },
  'incidents.person-must-approve': {
    status: 403,
    ja: '承認は人が行います',
    en: 'Only a person can approve',
  },
  'incidents.author-cannot-approve': {
    status: 403,
    ja: '版を作った人や内容を書いた人は承認できません',
    en: 'Whoever made the version or wrote what stands in it cannot approve it',
  },
  'incidents.already-approved': {
    status: 409,
    ja: 'すでに承認しています',
    en: 'You approved this version already',
  },
  'incidents.approved-other-content': {
    status: 409,
    ja: '表示された内容と承認しようとする版が違います',
    en: 'What you saw is not what the approval would bind',
  },
  'incidents.reported-before-made': {
    status: 422,
    ja: '提出日時が版を作った日時より前です',
    en: 'The report cannot have been handed in before the version was made',
  },
  'incidents.which-obligation': {
    status: 422,
    ja: '提出先が複数あります。どの義務の報告かを選んでください',
    en: 'Several obligations ask for this report; say which one it was made under',
  },
  'incidents.receipt-not-found': {
    status: 404,
    ja: 'その受領の控えが見つかりません',
    en: 'There is no such receipt',
  },
  'incidents.person-needed': {
    status: 403,
    ja: 'この操作は人が行います',
    en: 'Only a person can take this step',
  },
  'incidents.moment-after-known': {
    status: 422,
    ja: '発生日時と発覚日時を、知った日時より後にすることはできません',
    en: 'It neither happened nor came to light after it was known',
  },
  'incidents.later-needs-approval': {
    status: 409,
    ja: '期限が後ろへ動く日時の変更は、理由を添えて申請し、別の人の承認を受けてください',
    en: 'A moment that moves clocks later is proposed with a reason and approved by another person',
  },
  'incidents.not-the-proposer': {
    status: 403,
    ja: '取り下げられるのは申請した本人だけです',
    en: 'Only the person who proposed the change can withdraw it',
  },
  'incidents.machine-entry': {
    status: 409,
    ja: '機械が記録した受付の事実は訂正できません。知った日時の変更を申請してください',
    en: 'What the desk recorded of an arrival is not corrected; propose another moment of knowledge',
  },
  'incidents.estimate-in-future': {
    status: 422,
    ja: '見積もりの時点を未来にすることはできません',
    en: 'The moment of an estimate cannot lie in the future',
  },
  'incidents.hand-in-needed': {
    status: 409,
    ja: '様式のある報告は、承認された版の提出として記録してください',
    en: 'A dated report with a form is recorded by handing in its approved version',
  },
  'incidents.reported-before-anchor': {
    status: 422,
    ja: '報告日時が起算の時点より前です',
    en: 'The report cannot have been made before its clock started',
  },
  'incidents.target-passed': {
    status: 409,
    ja: '過ぎた目標を後へ動かすことはできません',
    en: 'A target that has passed is not moved later',
  },
  'incidents.target-after-legal-date': {
    status: 422,
    ja: '目標は次の法定報告の期限までにしてください',
    en: 'A target lies no later than the next legal date of the same obligation',
  },
});
