export const calls = {
  'expiry.title': 'Please sign in again',
  'expiry.noticed': 'Your session has ended. What you wrote is still on this page.',
  'expiry.signIn': 'Sign in again',
  'expiry.explain': 'Your session has ended. Enter your password to go on where you are; nothing you wrote is lost.',
  'expiry.submit': 'Sign in and go on',
  'expiry.later': 'Sign in later',
  'expiry.somebodyElse': 'Somebody else signs in',
} as const;
