import { defineErrors } from '#kernel';

export const alarmErrors = defineErrors({
  'alarms.own-deed': {
    status: 403,
    ja: '自分の操作による警報は、別の人が確認します',
    en: 'An alarm about what somebody did is acknowledged by somebody else',
  },
  'alarms.not-found': { status: 404, ja: '警報が見つかりません', en: 'No such alarm' },
});
