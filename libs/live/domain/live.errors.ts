import { defineErrors } from '#kernel';

export const liveErrors = defineErrors({
  'live.stream-only': {
    status: 406,
    ja: 'この宛先は、更新の通知を受け続けるためのものです（Accept: text/event-stream）',
    en: 'This address is a stream of events; ask for it with Accept: text/event-stream',
  },
  'live.too-many': {
    status: 429,
    ja: '開いている画面が多すぎます。使わないタブを閉じてください',
    en: 'Too many open connections of one person; close tabs that are not used',
  },
  'live.not-found': { status: 404, ja: '見つかりません', en: 'There is no such thing' },
  'claims.held': {
    status: 409,
    ja: 'ほかの担当者が対応中です。引き継ぎを頼むことができます',
    en: 'A colleague is working on this; you may ask to take over',
  },
  'claims.not-holder': {
    status: 409,
    ja: 'あなたの対応中ではありません',
    en: 'You are not working on this',
  },
  'claims.nobody-asks': {
    status: 409,
    ja: '引き継ぎの依頼はもうありません',
    en: 'Nobody asks to take over any more',
  },
  'claims.asked-already': {
    status: 409,
    ja: 'ほかの担当者が先に引き継ぎを頼んでいます',
    en: 'Another colleague has asked to take over first',
  },
});
