import { Button, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api } from '../../api/client';
import { useCan } from '../../api/session';
import { useI18n } from '../../i18n';
import { longDay } from '../../lib/format';
import { Empty } from '../../ui/empty';
import { Page, pending } from '../../ui/page';
import { AlarmsCard } from './alarms-card';
import { Callbacks, Clocks, Investigation, Notices, Queues, Review, Second, Tasks } from './cards';
import { AccessReviewCard, OperationCard } from './running-cards';
import { isCalm, type Today } from './types';

/** How often (ms) the day is asked for again where nothing tells of a change. */
const POLL_MS = 60_000;

/** Where the day starts: what is due, the most pressing first. */
export default function TodayPage() {
  const { t, language } = useI18n();
  const can = useCan();
  const today = useQuery({ queryKey: ['today'], queryFn: () => api<Today>('/today'), refetchInterval: POLL_MS });
  const { data } = today;
  return (
    <Page
      title={t('today.title')}
      explain={data ? longDay(data.day, language) : t('today.explain')}
      actions={
        can('complaints:log') && (
          <Button component={Link} to="/log-call">
            {t('keys.logCall')}
          </Button>
        )
      }
    >
      {pending(today)}
      {data && <Due today={data} />}
    </Page>
  );
}

function Due({ today }: { today: Today }) {
  const { t } = useI18n();
  const can = useCan();
  const { callbacks, review, clocks, tasks, investigation, notices, second, alarms, accessReview, operation } = today;
  if (isCalm(today)) {
    const next = can('complaints:read') ? { label: t('today.toComplaints'), to: '/complaints' } : undefined;
    return <Empty title={t('today.calm')} text={t('today.calmText')} {...(next ? { action: next } : {})} />;
  }
  return (
    <Stack>
      {alarms !== null && alarms.open > 0 && <AlarmsCard of={alarms} />}
      <div className="mado-cols">
        <Stack>
          {callbacks !== null && <Callbacks of={callbacks} now={today.at} />}
          {clocks !== null && <Clocks of={clocks} now={today.at} />}
          {operation !== null && <OperationCard of={operation} />}
        </Stack>
        <Stack>
          {can('complaints:handle') && <Queues />}
          {review !== null && <Review of={review} now={today.at} />}
          {second.length > 0 && <Second of={second} />}
          {tasks !== null && <Tasks of={tasks} />}
          {investigation !== null && <Investigation of={investigation} />}
          {notices !== null && <Notices of={notices} />}
          {accessReview !== null && accessReview.state !== 'signed' && <AccessReviewCard of={accessReview} />}
        </Stack>
      </div>
    </Stack>
  );
}
