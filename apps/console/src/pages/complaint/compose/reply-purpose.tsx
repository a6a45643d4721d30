import { Radio, Stack } from '@mantine/core';
import { useI18n } from '../../../i18n';
import { fromTokyoInput } from '../../../lib/format';
import { DateField } from '../../../ui/date-field';
import { isUnread } from '../../../ui/date-value';

/** What an answer does to its case. */
export interface Purpose {
  /** It only tells how far things are: the case and its deadlines stay open. */
  interim: boolean;
  /** Day on which the complainant hears again: 'YYYY-MM-DD', '' for none, UNREAD for words nobody understands. */
  nextDay: string;
}

/** The hour until which a promise without an hour lasts, as with a promised call. */
const LAST_HOUR = '17:00';

/** The part of a request that tells what the answer does. */
export function purposeBody({ interim, nextDay }: Purpose): { interim: boolean; nextContactAt?: string } {
  const at = nextDay.trim() === '' ? null : fromTokyoInput(`${nextDay}T${LAST_HOUR}`);
  return { interim, ...(interim && at !== null ? { nextContactAt: at } : {}) };
}

/** Whether it may be sent so: a day that nobody understands would be a promise that nobody keeps. */
export function isClearPurpose({ interim, nextDay }: Purpose): boolean {
  return !interim || !isUnread(nextDay);
}

/** Asks whether the case is answered by this, or goes on, and until when. */
export function ReplyPurpose({ of, set }: { of: Purpose; set: (part: Partial<Purpose>) => void }) {
  const { t } = useI18n();
  return (
    <Stack gap="xs">
      <Radio.Group
        label={t('purpose.title')}
        value={of.interim ? 'interim' : 'answer'}
        onChange={(value) => {
          set({ interim: value === 'interim' });
        }}
      >
        <Stack gap={6} mt={6}>
          <Radio size="md" value="answer" label={t('purpose.answer')} />
          <Radio size="md" value="interim" label={t('purpose.interim')} />
        </Stack>
      </Radio.Group>
      {of.interim && (
        <DateField
          kind="day"
          toward="future"
          label={t('purpose.next')}
          description={t('purpose.nextHint')}
          value={of.nextDay}
          onValue={(nextDay) => {
            set({ nextDay });
          }}
        />
      )}
    </Stack>
  );
}
