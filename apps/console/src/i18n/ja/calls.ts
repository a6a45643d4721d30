export const calls = {
  'expiry.title': 'もう一度ログインしてください',
  'expiry.noticed': 'ログインの有効期限が切れました。書いた内容はこの画面に残っています。',
  'expiry.signIn': 'ログインし直す',
  'expiry.explain':
    'ログインの有効期限が切れました。パスワードを入力すると、この画面の続きから始められます。書いた内容は消えません。',
  'expiry.submit': 'ログインして続ける',
  'expiry.later': '後でログインする',
  'expiry.somebodyElse': '別の人がログインする',
} as const;
