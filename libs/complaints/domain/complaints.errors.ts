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
  'complaints.owner-changed': {
    status: 409,
    ja: 'その間に担当が変わりました。今の担当を確かめて、もう一度お試しください。',
    en: 'The owner has changed meanwhile; look who has it now and try again',
  },
  'complaints.not-assignable': {
    status: 422,
    ja: 'この担当者・チームには渡せません',
    en: 'This complaint cannot be given to that person or team',
  },
  'complaints.not-yours-to-assign': {
    status: 403,
    ja: 'ほかの担当者が持つ苦情です。担当を変えるには、管理者（SV）に頼んでください。',
    en: 'Somebody else has this complaint; ask a supervisor to give it to another person',
  },
  'complaints.promise-changed': {
    status: 409,
    ja: 'その間に約束の日時が変わりました。今の約束を確かめて、もう一度お試しください。',
    en: 'The promise has changed meanwhile; look what stands now and try again',
  },
  'complaints.next-promise': {
    status: 422,
    ja: '次の約束の日時を、今より後で入力してください。',
    en: 'Give the moment of the next promise; it must lie ahead',
  },
  'complaints.step-failed': {
    status: 500,
    ja: '内部エラーのため、この苦情は処理できませんでした。もう一度お試しください。',
    en: 'Something went wrong on our side with this complaint; try it again',
  },
  'complaints.view-not-found': { status: 404, ja: '保存した条件が見つかりません', en: 'No such saved view' },
  'complaints.too-many-views': {
    status: 409,
    ja: '保存できる条件は30件までです。使わないものを削除してください。',
    en: 'At most 30 views can be saved; delete one that is no longer used',
  },
});
