import { defineErrors } from '#kernel';

export const accessErrors = defineErrors({
  'access.no-rule': {
    status: 403,
    ja: 'この操作には権限の定めがないため実行できません',
    en: 'Nobody may use this route: it has no access rule',
  },
  'access.not-signed-in': { status: 401, ja: 'ログインしてください', en: 'Sign in first' },
  'access.forbidden': { status: 403, ja: 'この操作の権限がありません', en: 'Your role does not allow this' },
  'access.people-only': {
    status: 403,
    ja: 'この操作は人が行う必要があります（トークンでは行えません）',
    en: 'A person must do this; an API token cannot',
  },
  'access.csrf': {
    status: 403,
    ja: '画面の有効期限が切れました。再読み込みしてください',
    en: 'The X-CSRF-Token header is missing or does not fit this session',
  },
  'access.bad-credentials': {
    status: 401,
    ja: 'メールアドレス又はパスワードが正しくありません',
    en: 'E-mail address or password is wrong',
  },
  'access.too-many-attempts': {
    status: 429,
    ja: '試行回数が多すぎます。しばらく待ってからやり直してください',
    en: 'Too many attempts; wait before trying again',
  },
  'access.busy': {
    status: 503,
    ja: '混み合っています。しばらく待ってからやり直してください',
    en: 'Busy; try again in a moment',
  },
  'access.review-not-found': { status: 404, ja: '利用者の点検が見つかりません', en: 'No such access review' },
  'access.review-exists': {
    status: 409,
    ja: 'この四半期の点検はもう作られています',
    en: 'This quarter has its access review already',
  },
  'access.review-signed': {
    status: 409,
    ja: 'この点検は確定済みのため変更できません',
    en: 'This access review is signed off and cannot be changed',
  },
  'access.review-unanswered': {
    status: 409,
    ja: 'まだ答えていない行があります。すべての行に答えてから確定してください',
    en: 'Some lines are not answered yet; answer them all, then sign off',
  },
  'access.own-line': {
    status: 403,
    ja: '自分の行には、ほかの人が答えます',
    en: 'Somebody else must answer for your own access',
  },
  'access.bad-setup-link': {
    status: 410,
    ja: 'この初期設定リンクは使えません（期限切れ又は使用済み）',
    en: 'This set-up link is used, expired or unknown',
  },
  'access.email-taken': {
    status: 409,
    ja: 'このメールアドレスは登録済みです',
    en: 'Somebody has this e-mail address already',
  },
  'access.user-not-found': { status: 404, ja: '利用者が見つかりません', en: 'No such user' },
  'access.token-not-found': { status: 404, ja: 'トークンが見つかりません', en: 'No such token' },
  'access.session-not-found': { status: 404, ja: 'セッションが見つかりません', en: 'No such session' },
  'access.last-admin': {
    status: 409,
    ja: '最後のシステム管理者は変更できません',
    en: 'The last active administrator cannot be disabled or given another role',
  },
  'access.own-account': {
    status: 409,
    ja: '自分自身の権限は変更できません',
    en: 'Nobody changes their own role or disables their own account',
  },
  'access.supervisor-loop': {
    status: 422,
    ja: '上長の関係が循環します',
    en: 'Nobody can stand above themselves, directly or through others',
  },
  'access.weak-password': {
    status: 422,
    ja: 'パスワードは12文字以上128文字以下で、お名前やよくある語を含まないものにしてください',
    en: 'A password has 12 to 128 characters and holds neither your name nor a common one',
  },
  'access.bad-email': { status: 422, ja: 'メールアドレスの形式が正しくありません', en: 'Not an e-mail address' },
});
