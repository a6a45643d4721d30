import { defineErrors } from '#kernel';

export const clusterErrors = defineErrors({
  'clusters.not-found': { status: 404, ja: '集中が見つかりません', en: 'No such cluster' },
  'clusters.not-allowed': {
    status: 409,
    ja: 'この集中は、今の状態からその判断に進めません',
    en: 'That decision is not possible in the cluster’s present state',
  },
  'clusters.unknown-reason': { status: 422, ja: '理由コードが正しくありません', en: 'No such reason code' },
  'clusters.unknown-place': {
    status: 422,
    ja: 'サービス・地域・店舗・工程のコードが登録にありません',
    en: 'A code of service, area, shop or step is in no register',
  },
  'clusters.code-taken': {
    status: 409,
    ja: '同じコードがすでに登録されています',
    en: 'The code is registered already',
  },
  'clusters.entry-not-found': { status: 404, ja: '登録が見つかりません', en: 'No such entry of the register' },
});
