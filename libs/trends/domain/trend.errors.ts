import { defineErrors } from '#kernel';

export const trendErrors = defineErrors({
  'trends.bad-month': { status: 422, ja: '月は YYYY-MM の形で指定してください', en: 'A month is written YYYY-MM' },
  'trends.future-month': { status: 422, ja: 'まだ始まっていない月です', en: 'That month has not begun' },
  'trends.too-many-lines': {
    status: 422,
    ja: '一つのファイルに入る行数を超えています。期間や操作を絞ってください',
    en: 'More lines than a file takes; narrow the time or the action',
  },
});
