import { Alert, Anchor, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useSession } from '../../api/session';
import { useI18n } from '../../i18n';
import { shortMoment } from '../../lib/format';
import { holdsAny, LEDGER_READERS } from '../../shell/nav';
import { alarmText } from '../ledger/alarm-text';
import { alarmTitle, useOpenAlarms, useTelling, WhereToLook } from '../ledger/alarms';
import type { Today } from './types';

/** Alarms that stand here; the ledger shows all of them. */
const SHOWN = 3;

/** What the desk itself has to say: alarms that nobody has seen first, each with the way to its cause. */
export function AlarmsCard({ of: { open, unseen } }: { of: NonNullable<Today['alarms']> }) {
  const { t } = useI18n();
  const { permissions } = useSession();
  const telling = useTelling();
  const alarms = useOpenAlarms();
  const first = [...alarms].sort((a, b) => Number(a.acknowledgedAt !== null) - Number(b.acknowledgedAt !== null));
  return (
    <Alert color={unseen > 0 ? 'red' : 'yellow'} title={t('today.alarms', { open, unseen })}>
      <Stack gap="xs">
        <ul className="mado-alarm-list">
          {first.slice(0, SHOWN).map((alarm) => (
            <li key={alarm.id}>
              <Text size="sm" fw={600} span>
                {alarmTitle(alarm, telling)}
              </Text>{' '}
              <Text size="sm" span>
                {alarmText(alarm, telling)}
              </Text>{' '}
              <Text size="sm" span className="mado-number">
                {t('alarms.since', { at: shortMoment(alarm.since) })}
              </Text>{' '}
              <WhereToLook of={alarm} />
            </li>
          ))}
        </ul>
        {holdsAny(permissions, LEDGER_READERS) && (
          <Anchor component={Link} to="/ledger" size="sm">
            {t(open > SHOWN ? 'today.allAlarms' : 'today.toAlarms', { open })}
          </Anchor>
        )}
      </Stack>
    </Alert>
  );
}
