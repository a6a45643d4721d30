import { defineErrors } from '#kernel';

export const alarmErrors = defineErrors({
  'alarms.not-found': { status: 404, ja: '警報が見つかりません', en: 'No such alarm' },
});
