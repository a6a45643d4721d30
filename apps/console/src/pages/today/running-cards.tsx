import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useCan } from '../../api/session';
import { useI18n } from '../../i18n';
import { listed, moment, roundDuration, shortMoment } from '../../lib/format';
import { useNow } from '../../lib/use-now';
import { Card, Pairs } from '../../ui/page';
import type { Today } from './types';

/** The review of who has access: what is left of it, and whose it is. */
export function AccessReviewCard({ of }: { of: NonNullable<Today['accessReview']> }) {
  const { t, language } = useI18n();
  const { quarter, state, lines, answered, by } = of;
  const when = t('today.quarter', { year: quarter.slice(0, 4), n: quarter.slice(6) });
  const values = { quarter: when, lines, answered, left: lines - answered };
  return (
    <Card
      title={t('accessReview.title')}
      actions={
        <Anchor component={Link} to="/admin/access-review" size="sm">
          {t('today.open')}
        </Anchor>
      }
    >
      <Text size="sm">{t(`today.accessReview.${state}`, values)}</Text>
      {state !== 'signed' && (
        <Text size="sm" c="dimmed">
          {by.length === 0 ? t('today.reviewNobody') : t('today.reviewBy', { names: listed(by, language) })}
        </Text>
      )}
    </Card>
  );
}

/** How the desk runs: who is signed in, mailboxes, when something last came in. */
export function OperationCard({ of }: { of: NonNullable<Today['operation']> }) {
  const { t, language } = useI18n();
  const now = useNow();
  const can = useCan();
  const link = (to: string, label: string) => (
    <Anchor component={Link} to={to} size="sm">
      {label}
    </Anchor>
  );
  const boxes =
    of.mailboxes === 0
      ? t('today.noMailboxes')
      : t(of.mailboxTroubles > 0 ? 'today.mailboxTroubles' : 'today.mailboxesWell', {
          n: of.mailboxes,
          troubles: of.mailboxTroubles,
        });
  const backup =
    of.lastBackupAt === null
      ? t('today.noBackup')
      : t('today.backupAgo', {
          at: moment(of.lastBackupAt, language),
          age: roundDuration(Math.max(0, now - Date.parse(of.lastBackupAt)), language),
        });
  const people = t('today.people', { n: of.signedIn });
  return (
    <Card title={t('today.operation')}>
      <Pairs
        of={[
          [t('today.signedIn'), can('users:manage') ? link('/users', people) : people],
          [t('today.mailboxes'), link('/mailboxes', boxes)],
          [t('today.lastArrival'), shortMoment(of.lastArrivalAt)],
          [t('today.lastBackup'), backup],
        ]}
      />
    </Card>
  );
}
