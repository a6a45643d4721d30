import { defineErrors } from '#kernel';

export const lookbackErrors = defineErrors({
  'lookback.version-not-found': {
    status: 404,
    ja: '判定エンジンの版が見つかりません',
    en: 'No such version of the engine',
  },
  'lookback.trial-not-found': { status: 404, ja: '試行が見つかりません', en: 'No such trial' },
  'lookback.not-in-report': {
    status: 404,
    ja: 'この申出は差分レポートに含まれていません',
    en: 'This complaint is not in the report of differences',
  },
  'lookback.bad-model': {
    status: 422,
    ja: '判定モデルのファイルを読み取れません',
    en: 'The model file cannot be read',
  },
  'lookback.bad-lexicon': {
    status: 422,
    ja: '辞書（signals.yaml）の内容に誤りがあります',
    en: 'The lexicon (signals.yaml) has a fault',
  },
  'lookback.nothing-new': {
    status: 422,
    ja: 'モデルか辞書のどちらかを指定してください',
    en: 'Name a model, a lexicon, or both',
  },
  'lookback.step-not-allowed': {
    status: 409,
    ja: 'この版では今その操作はできません',
    en: 'This version cannot take that step now',
  },
  'lookback.trial-unfinished': {
    status: 409,
    ja: '過去の全件に対する試行が終わっていません',
    en: 'The trial over all history has not ended',
  },
  'lookback.trial-stale': {
    status: 409,
    ja: '試行の結果が古くなっています。もう一度試行してください',
    en: 'The trial is stale: run it again',
  },
  'lookback.other-report': {
    status: 409,
    ja: '画面の差分レポートは最新のものではありません。読み直してください',
    en: 'The report that was read is not the one that stands now',
  },
  'lookback.same-person': {
    status: 409,
    ja: '承認には、持ち込んだ人以外の異なる二人が必要です',
    en: 'Two different people must sign, neither of them the one who brought the version',
  },
  'lookback.compliance-needed': {
    status: 409,
    ja: '二人のうち少なくとも一人は通信の秘密の担当者でなければなりません',
    en: 'At least one of the two must be a compliance officer',
  },
  'lookback.not-signed': {
    status: 409,
    ja: '二人の承認がそろっていません',
    en: 'Two signatures are needed first',
  },
  'lookback.file-exists': {
    status: 409,
    ja: '出力先のファイルはすでに存在します',
    en: 'The file to write exists already',
  },
});
