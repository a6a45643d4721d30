import { defineErrors } from '#kernel';

/** Everything that can be refused about evidence. */
export const evidenceErrors = defineErrors({
  'evidence.purpose-needed': {
    status: 422,
    ja: '持ち出す目的を入力してください',
    en: 'Say for what purpose the evidence leaves the desk',
  },
  'evidence.originals-not-yours': {
    status: 403,
    ja: '原本を含む証拠を持ち出す権限がありません',
    en: 'You may not take evidence with originals',
  },
});
