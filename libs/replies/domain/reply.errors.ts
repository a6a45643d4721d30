import { defineErrors } from '#kernel';

export const replyErrors = defineErrors({
  'replies.not-found': { status: 404, ja: '回答メールが見つかりません', en: 'No such answer' },
  'replies.no-mail-server': {
    status: 409,
    ja: '送信メールサーバーが設定されていないため、メールを送れません',
    en: 'No outgoing mail server is set, so no mail can be sent',
  },
  'replies.no-address': {
    status: 422,
    ja: '申出者のメールアドレスが分かっていません。連絡先を確かめてください',
    en: 'No usable mail address of the complainant is known',
  },
  'replies.not-by-mail': {
    status: 409,
    ja: '申出者がメールでの連絡を望んでいません。ほかの手段で回答してください',
    en: 'The complainant does not wish to be reached by mail',
  },
  'replies.unfilled': {
    status: 422,
    ja: '書き換えていない箇所が残っています',
    en: 'A place of the template is still to be filled in',
  },
  'replies.others-named': {
    status: 422,
    ja: 'ほかの方の情報や通信が含まれているおそれがあります。該当箇所を確かめ、理由を添えて送ってください',
    en: 'The answer may carry what belongs to somebody else: look at each place and give a reason before sending',
  },
  'replies.sent-already': {
    status: 409,
    ja: 'この回答は、直す前の文面ですでに受け付けています。先の回答を取り消すか確かめてから、もう一度送ってください',
    en: 'This answer was taken with its former words already: take that one back, or look at it, before sending again',
  },
  'replies.too-late': {
    status: 409,
    ja: 'すでに送信が始まっているため、取り消せません',
    en: 'It is already being sent and cannot be taken back',
  },
  'replies.nothing-to-rule': {
    status: 409,
    ja: 'この回答メールは判断を待っていません',
    en: 'This answer waits for no ruling',
  },
  'replies.template-not-found': { status: 404, ja: '文例が見つかりません', en: 'No such template' },
});
