import { defineErrors } from '#kernel';

export const intakeErrors = defineErrors({
  'intake.arrival-not-found': { status: 404, ja: '該当する受付記録はありません', en: 'No such arrival' },
  'intake.not-parked': {
    status: 409,
    ja: 'この到着分は保留中ではありません',
    en: 'This arrival is not parked (any more)',
  },
  'intake.key-reused': {
    status: 409,
    ja: '同じ Idempotency-Key で異なる内容が送られました',
    en: 'The Idempotency-Key was used before with another body',
  },
  'intake.no-look': {
    status: 404,
    ja: 'このメールは送信時の見た目では表示できません。文字か原本でご覧ください。',
    en: 'This mail cannot be shown as it was sent; see its text or the original',
  },
  'intake.looks-busy': {
    status: 503,
    ja: '送信時の見た目の表示が混み合っています。少したってから開き直してください。',
    en: 'Too many mails are being prepared to be shown as sent; open it again in a moment',
  },
  'intake.file-not-found': { status: 404, ja: 'ファイルが見つかりません', en: 'No such file' },
  'intake.malware-found': {
    status: 409,
    ja: 'マルウェアが見つかっています。承知のうえで取り出すときは、そう指定してください。',
    en: 'Malware was found in it; to take it all the same, say so',
  },
  'intake.not-scanned': {
    status: 409,
    ja: 'マルウェアの検査がまだできていません。承知のうえで取り出すときは、そう指定してください。',
    en: 'It could not be scanned for malware yet; to take it all the same, say so',
  },
  'intake.unnamed-post': {
    status: 422,
    ja: 'Idempotency-Key または formId が必要です',
    en: 'An Idempotency-Key or a formId must name the post',
  },
  'intake.too-many-files': {
    status: 422,
    ja: '添付できるファイルの数を超えています',
    en: 'More files than one post may bring',
  },
  'intake.files-too-large': {
    status: 413,
    ja: '添付ファイルが大きすぎます',
    en: 'The files are too large',
  },
  'intake.no-file': { status: 422, ja: 'ファイルが添付されていません', en: 'The request carries no file' },
  'intake.empty-text': { status: 422, ja: '申出の内容が空です', en: 'The complaint text is empty' },
  'intake.status-not-found': {
    status: 404,
    ja: '受付番号と確認コードの組合せが見つかりません',
    en: 'No complaint with this slip number and secret',
  },
  'intake.page-not-found': { status: 404, ja: '該当するページはありません', en: 'No such page' },
  'intake.page-version-missing': {
    status: 428,
    ja: 'どの版を見て直したかを If-Match で示してください',
    en: 'Say by If-Match which version of the page was seen',
  },
  'intake.page-conflict': {
    status: 409,
    ja: 'ほかの担当者がこのページを先に直しました。双方を見比べて、もう一度保存してください。',
    en: 'Somebody else changed this page first; compare both and save again',
  },
  'intake.page-word-unknown': {
    status: 422,
    ja: '直そうとした語が本文の中に見つかりません',
    en: 'A word that was to be put right does not stand in the text',
  },
  'intake.page-without-text': {
    status: 422,
    ja: '文字のないページは確認済みにできません。書き起こしてください。',
    en: 'A page without text cannot be confirmed; write down what it says',
  },
  'intake.page-without-picture': {
    status: 422,
    ja: 'このページは画像にできません。原本を開いてください。',
    en: 'This page cannot be drawn; open the original',
  },
  'intake.pages-unread': {
    status: 409,
    ja: '人が確かめていないページが残っています。「読み取り確認」で確かめてください。',
    en: 'Some pages still wait for a person; go through them at the reading desk',
  },
  'intake.mailbox-unknown': {
    status: 404,
    ja: 'その名前の受信箱は設定されていません',
    en: 'No mailbox of this name is configured',
  },
  'intake.mailbox-not-seen': {
    status: 409,
    ja: '受信箱にまだ一度も接続していません',
    en: 'The desk has not yet looked into this mailbox',
  },
  'intake.mailbox-accepted': {
    status: 409,
    ja: 'この受信箱の取込みは既に始まっています',
    en: 'This mailbox was let in before',
  },
  'intake.mailbox-not-accepted': {
    status: 409,
    ja: 'この受信箱の取込みはまだ承認されていません',
    en: 'This mailbox has not been let in yet',
  },
  'intake.mailbox-day-missing': {
    status: 422,
    ja: 'いつ以降のメールを取り込むかを日付で示してください',
    en: 'Say from which day on mails are taken',
  },
  'intake.mailbox-unreachable': {
    status: 503,
    ja: '受信箱に接続できません',
    en: 'The mailbox cannot be reached',
  },
});
