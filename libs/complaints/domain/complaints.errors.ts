import { defineErrors } from '#kernel';

export const complaintErrors = defineErrors({
  'complaints.not-found': { status: 404, ja: '苦情が見つかりません', en: 'No such complaint' },
  'complaints.version-conflict': {
    status: 409,
    ja: 'ほかの担当者が先に保存しました。双方の内容を見比べて、もう一度保存してください。',
    en: 'Somebody else saved this complaint first; compare both versions and save again',
  },
  'complaints.transition-not-allowed': {
    status: 409,
    ja: '今の状態からは、その操作はできません',
    en: 'This step is not possible from the present state',
  },
  'complaints.secrecy-answer-missing': {
    status: 422,
    ja: '終了する前に「通信の秘密に関わるか」に理由を添えて答えてください',
    en: 'Before closing, answer with a reason whether this involves the secrecy of communications',
  },
  'complaints.empty-lookup': {
    status: 422,
    ja: '検索する値の形が正しくありません',
    en: 'The value to look up cannot be read',
  },
  'complaints.bad-address': {
    status: 422,
    ja: 'メールアドレスの形が正しくありません',
    en: 'This is no mail address',
  },
  'complaints.participant-not-found': {
    status: 404,
    ja: 'その関係者は登録されていません',
    en: 'No such participant',
  },
});
