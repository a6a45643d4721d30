import { defineErrors } from '#kernel';

export const webhookErrors = defineErrors({
  'webhooks.not-found': { status: 404, ja: '連携先又は送信の記録が見つかりません', en: 'No such endpoint or delivery' },
  'webhooks.bad-url': {
    status: 422,
    ja: '連携先は https のアドレスにしてください（自機を除く）',
    en: 'An endpoint is an https address, but for this machine itself',
  },
  'webhooks.private-address': {
    status: 422,
    ja: '内部ネットワークのアドレスには送信しません',
    en: 'Nothing is sent to addresses of the inner network',
  },
});
