import { defineErrors } from '#kernel';

export const draftErrors = defineErrors({
  'drafts.unknown-kind': {
    status: 422,
    ja: '下書きの種類又は対象の指定が正しくありません',
    en: 'Not a kind of draft, or not an identifier of what it is about',
  },
  'drafts.conflict': {
    status: 409,
    ja: '別の画面でも下書きが保存されています。どちらを残すか選んでください',
    en: 'The draft was saved elsewhere too; choose which one stays',
  },
  'drafts.too-large': {
    status: 413,
    ja: '下書きが大きすぎて保存できません',
    en: 'The draft is too large to be kept',
  },
  'drafts.too-many': {
    status: 409,
    ja: '下書きが多すぎます。使わない下書きを消してから保存してください',
    en: 'Too many drafts; discard some that are not needed',
  },
  'drafts.case-gone': {
    status: 410,
    ja: '対象が消去されたため、下書きは保存できません',
    en: 'What the draft is about was erased; nothing more is kept about it',
  },
  'drafts.key-gone': {
    status: 404,
    ja: 'この端末の下書きを開く鍵は、期限切れ又はログアウトのため消去されています',
    en: 'The key of that copy is gone: a day has passed, or its session was ended',
  },
});
