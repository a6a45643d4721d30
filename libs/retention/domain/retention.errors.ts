import { defineErrors } from '#kernel';

export const retentionErrors = defineErrors({
  'retention.subject-unknown': {
    status: 404,
    ja: 'その番号の苦情・事案はありません',
    en: 'No complaint or incident has this number',
  },
  'retention.hold-not-found': { status: 404, ja: '保全が見つかりません', en: 'No such legal hold' },
  'retention.hold-exists': {
    status: 409,
    ja: 'この番号には保全がすでにかかっています',
    en: 'A legal hold is in force for this number already',
  },
  'retention.no-such-step': {
    status: 409,
    ja: 'いまの状態では行えません。画面を読み直してください',
    en: 'Not possible in its present state; read it again',
  },
  'retention.same-person': {
    status: 403,
    ja: '申し出た人とは別の人が決めます',
    en: 'Somebody else than who asked must decide',
  },
  'retention.reason-needed': { status: 422, ja: '理由を入力してください', en: 'Give a reason' },
});
