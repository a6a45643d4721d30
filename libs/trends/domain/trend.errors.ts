import { defineErrors } from '#kernel';

export const trendErrors = defineErrors({
  'trends.bad-month': { status: 422, ja: '月は YYYY-MM の形で指定してください', en: 'A month is written YYYY-MM' },
  'trends.future-month': { status: 422, ja: 'まだ始まっていない月です', en: 'That month has not begun' },
});
