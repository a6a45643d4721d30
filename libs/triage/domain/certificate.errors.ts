import { defineErrors } from '#kernel';

export const certificateErrors = defineErrors({
  'certificate.nothing-to-go-by': {
    status: 409,
    ja: '判定モデルに較正用の得点がなく、この窓口で確認された兆候もないため、証明を発行できません',
    en: 'The model keeps no held-out scores and the desk has no confirmed signal yet: nothing to certify a threshold with',
  },
  'certificate.bad-rate': {
    status: 422,
    ja: '見落とし率は 0.1 % から 20 % までの間で指定してください',
    en: 'The rate of misses lies between 0.1 % and 20 %',
  },
});
