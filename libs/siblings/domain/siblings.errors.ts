import { defineErrors } from '#kernel';

export const siblingErrors = defineErrors({
  'siblings.suggestion-not-found': { status: 404, ja: 'その候補は見つかりません', en: 'No such suggestion' },
  'siblings.already-decided': {
    status: 409,
    ja: 'この候補はすでに判断されています。画面を読み込み直してください。',
    en: 'This suggestion was decided already; load the page again',
  },
  'siblings.not-grouped': {
    status: 409,
    ja: 'この申出はどのまとまりにも入っていません',
    en: 'This complaint is in no group',
  },
});
