import { defineErrors } from '#kernel';

/** Everything that can go wrong with campaigns, notices and outgoing mail. */
export const noticeErrors = defineErrors({
  'notices.campaign-not-found': { status: 404, ja: '通知の一斉送信が見つかりません', en: 'No such campaign' },
  'notices.incident-closed': { status: 409, ja: '事案はすでに終了しています', en: 'The incident is closed' },
  'notices.notice-not-found': { status: 404, ja: '通知が見つかりません', en: 'No such notice' },
  'notices.template-not-found': { status: 404, ja: '文例が見つかりません', en: 'No such notice template' },
  'notices.no-text': {
    status: 422,
    ja: '件名と本文、または文例が必要です',
    en: 'Subject and body, or a template, are needed',
  },
  'notices.campaign-locked': {
    status: 409,
    ja: '送信を始めた後は文面と宛先を変えられません',
    en: 'Text and list cannot change once sending has begun',
  },
  'notices.words-changed': {
    status: 409,
    ja: '別の人が先に文面を保存しました。どちらを残すか選んでください',
    en: 'Somebody else saved other words first; choose which ones stay',
  },
  'notices.words-unseen': {
    status: 428,
    ja: 'どの文面を見て直したかを seen で示してください（GET /api/v1/campaigns/:id の version）',
    en: 'Say by seen which words were read: version of GET /api/v1/campaigns/:id; empty where there are none',
  },
  'notices.wrong-state': { status: 409, ja: '今の状態ではできません', en: 'Not possible in the present state' },
  'notices.author-cannot-approve': {
    status: 403,
    ja: '文面または宛先を作った人は承認できません',
    en: 'Whoever wrote the text or the list cannot approve it',
  },
  'notices.person-must-approve': { status: 403, ja: '承認できるのは人だけです', en: 'Only a person can approve' },
  'notices.person-must-say': {
    status: 403,
    ja: 'これを記録できるのは人だけです',
    en: 'Only a person can record this',
  },
  'notices.nothing-to-rule': {
    status: 409,
    ja: '判断を待つものがありません',
    en: 'Nothing of this kind waits for a ruling',
  },
  'notices.already-approved': {
    status: 409,
    ja: 'すでに承認しています。もう一人の承認が必要です',
    en: 'You have approved already; another person is needed',
  },
  'notices.approved-other-text': {
    status: 409,
    ja: '確認した文面または宛先がその後変わっています',
    en: 'Text or list changed since you looked at them',
  },
  'notices.not-approved': {
    status: 409,
    ja: '今の文面と宛先に二人の承認がそろっていません',
    en: 'Two approvals of the present text and list are needed',
  },
  'notices.list-being-made': {
    status: 409,
    ja: '名簿の取込みが終わっていません',
    en: 'The list is still being made',
  },
  'notices.source-not-found': { status: 404, ja: '名簿の取込みが見つかりません', en: 'No such list' },
  'notices.source-repeated': {
    status: 409,
    ja: '同じファイルをこの事案ですでに取り込んでいます',
    en: 'The same file was taken for this incident already',
  },
  'notices.source-state': {
    status: 409,
    ja: '取込みの今の状態ではできません',
    en: 'Not possible in the state of this list',
  },
  'notices.source-unreadable': {
    status: 422,
    ja: '名簿として読めないファイルです',
    en: 'The file cannot be read as a list',
  },
  'notices.source-more-sheets': {
    status: 422,
    ja: '2枚目以降のシートにも行があります。読むのは1枚目だけですので、シートごとに別のファイルにしてください',
    en: 'Further sheets have rows too, and only the first one is read: save each sheet as a file of its own',
  },
  'notices.source-too-large': { status: 413, ja: 'ファイルが大きすぎます', en: 'The file is too large' },
  'notices.source-no-columns': {
    status: 422,
    ja: '氏名・連絡先・契約を示す列が見つかりません',
    en: 'No column names a person, an address, a number or a contract',
  },
  'notices.provenance-missing': {
    status: 422,
    ja: '抽出条件・抽出元・抽出の承認者が必要です',
    en: 'Query, extract and who released it are needed',
  },
  'notices.pair-not-found': { status: 404, ja: '名寄せの候補が見つかりません', en: 'No such pair' },
  'notices.pair-decided': {
    status: 409,
    ja: 'この候補の今の状態ではできません',
    en: 'Not possible in the state of this pair',
  },
  'notices.party-in-use': {
    status: 409,
    ja: '送信を始めた通知の名簿にあるため、まとめたり分けたりできません',
    en: 'The party stands on a list that is being sent; it cannot be joined or taken apart',
  },
  'notices.party-not-found': { status: 404, ja: '通知の対象者が見つかりません', en: 'No such party' },
  'notices.person-must-release': {
    status: 403,
    ja: '試し送りの先へ進められるのは人だけです',
    en: 'Only a person can let the trial run go on',
  },
  'notices.trial-failed': {
    status: 409,
    ja: '試し送りで届かなかったものがあります。理由を選んで進めてください',
    en: 'A message of the trial run was not taken; give the reason for going on',
  },
  'notices.empty-list': { status: 409, ja: '宛先がありません', en: 'The list is empty' },
  'notices.lint-failed': { status: 422, ja: '文面が基準を満たしていません', en: 'The text does not meet the rules' },
  'notices.bad-address': { status: 422, ja: 'メールアドレスの形が正しくありません', en: 'Not an e-mail address' },
  'notices.batch-not-found': { status: 404, ja: '印刷した手紙の束が見つかりません', en: 'No such batch of letters' },
  'notices.no-letters-waiting': { status: 409, ja: '印刷を待つ手紙がありません', en: 'No letters wait to be printed' },
  'notices.letter-not-found': {
    status: 422,
    ja: 'この束にない番号があります',
    en: 'The batch has no letter of this number',
  },
  'notices.not-sending': {
    status: 409,
    ja: '送り始めていないか、止めているため、進められません',
    en: 'The campaign is not being sent',
  },
  'notices.future-date': { status: 422, ja: '先の日付は記録できません', en: 'A day to come cannot be recorded' },
  'notices.code-unknown': {
    status: 404,
    ja: '確認番号が見つかりません。もう一度お確かめください',
    en: 'No notice has this code',
  },
  'notices.measure-not-found': { status: 404, ja: '代替措置が見つかりません', en: 'No such substitute measure' },
  'notices.measure-open': {
    status: 409,
    ja: '公表していない代替措置があります。それを使ってください',
    en: 'A substitute measure that is not published yet exists; use that one',
  },
  'notices.nobody-waits': {
    status: 409,
    ja: '代替措置を待つ人がいません',
    en: 'Nobody waits for a substitute measure: earlier steps are not exhausted',
  },
  'notices.other-measure-text': {
    status: 409,
    ja: '確認した公表文がその後変わっています',
    en: 'The text for publication changed since you looked at it',
  },
  'notices.author-cannot-decide': {
    status: 403,
    ja: '公表文を書いた人は代替措置を決められません',
    en: 'Whoever wrote the text cannot decide on the measure',
  },
});
