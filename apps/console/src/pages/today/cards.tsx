import { Anchor, Badge, Button, Group, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { api } from '../../api/client';
import { useCan, useSession } from '../../api/session';
import type { Page as PageOf, QueueItem } from '../../api/types';
import { useBilingual, useI18n } from '../../i18n';
import { due, listed, roundDuration, shortMoment } from '../../lib/format';
import { useShortcut } from '../../shell/shortcuts';
import { Who } from '../../ui/entry-parts';
import { Card } from '../../ui/page';
import { useNotes } from '../../ui/problem-alert';
import { colorOf } from '../incident/clock-view';
import { placeOf, type DueCallback, type DueClock, type DueNotices, type Today, type WaitingForSecond } from './types';

type Part<K extends keyof Today> = NonNullable<Today[K]>;

const QUEUES = ['mine', 'team', 'unassigned', 'must-read', 'overdue'] as const;

/** What waits in the queues of complaints; the same counts as in the menu. */
export function Queues() {
  const { t } = useI18n();
  const counts = useQuery({
    queryKey: ['queues', 'counts'],
    queryFn: () => api<{ counts: Record<string, number> }>('/queues/counts'),
  });
  const known = counts.data?.counts ?? {};
  const waiting = QUEUES.filter((queue) => (known[queue] ?? 0) > 0);
  return (
    <Card title={t('today.queues')}>
      {counts.isSuccess && waiting.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('today.noQueues')}
        </Text>
      )}
      <ul className="mado-due">
        {waiting.map((queue) => (
          <li key={queue} className="mado-due-queue">
            <Anchor component={Link} to={`/queues/${queue}`} size="sm">
              {t(`queue.${queue}`)}
            </Anchor>
            <b className="mado-number">{(known[queue] ?? 0).toLocaleString()}</b>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Calls and other word promised for today; those missed first. */
export function Callbacks({ of, now }: { of: Part<'callbacks'>; now: string }) {
  const { t } = useI18n();
  return (
    <Card title={t('today.callbacks')} actions={<Further to="/callbacks" label={t('today.all')} />}>
      <Figures
        of={[
          [t('today.overdue'), of.overdue, of.overdue > 0],
          [t('today.callbacksToday'), of.today - of.overdue, false],
        ]}
      />
      {of.items.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('today.noCallbacks')}
        </Text>
      ) : (
        <ul className="mado-due">
          {of.items.map((each) => (
            <CallbackLine key={each.complaintId} of={each} now={now} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function CallbackLine({ of, now }: { of: DueCallback; now: string }) {
  const { t, language } = useI18n();
  const { user } = useSession();
  const left = Date.parse(of.callbackAt) - Date.parse(now);
  return (
    <li>
      <Badge variant="light" color={of.overdue ? 'red' : 'blue'} tt="none">
        {t(of.overdue ? 'callback.late' : 'callback.left', { time: roundDuration(Math.abs(left), language) })}
      </Badge>
      <span className="mado-number">{shortMoment(of.callbackAt)}</span>
      <Text span size="sm">
        {t(`promise.${of.kind}`)}
      </Text>
      <Anchor component={Link} to={`/complaints/${of.complaintId}`} className="mado-number" size="sm">
        {of.slipNumber}
      </Anchor>
      <Text span size="sm" c="dimmed">
        {of.ownerId === null ? (
          t('today.noOwner')
        ) : of.ownerId === user.id ? (
          t('today.mine')
        ) : (
          <Who actorId={of.ownerId} />
        )}
      </Text>
    </li>
  );
}

/** Clocks of all incidents that go on, the nearest first. */
export function Clocks({ of, now }: { of: Part<'clocks'>; now: string }) {
  const { t } = useI18n();
  return (
    <Card title={t('today.clocks')} actions={<Further to="/incidents" label={t('today.allIncidents')} />}>
      <Figures
        of={[
          [t('today.overdue'), of.overdue, of.overdue > 0],
          [t('today.soon'), of.soon, false],
          [t('today.undecided'), of.undecided, false],
        ]}
      />
      {of.items.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('today.noClocks')}
        </Text>
      ) : (
        <ul className="mado-due">
          {of.items.map((each) => (
            <ClockLine
              key={`${each.incidentId} ${each.regime.ja} ${each.recipient.ja} ${each.stage.ja}`}
              of={each}
              now={now}
            />
          ))}
        </ul>
      )}
    </Card>
  );
}

function ClockLine({ of, now }: { of: DueClock; now: string }) {
  const { t, word, language } = useI18n();
  const bilingual = useBilingual();
  const left = Date.parse(of.endsAt) - Date.parse(now);
  return (
    <li className="mado-due-clock">
      <Badge variant="light" color={colorOf(of)} tt="none">
        {word(of.kind === 'soft' ? 'softState' : 'stageState', of.state)}
      </Badge>
      <span className="mado-number">
        {due(of.due, language)}
        <Text size="xs" c="dimmed">
          {t(of.bound === 'working' ? 'clock.working' : 'clock.legal')}{' '}
          {t(left < 0 ? 'clock.over' : 'clock.left', { time: roundDuration(Math.abs(left), language) })}
        </Text>
      </span>
      <Anchor component={Link} to={`/incidents/${of.incidentId}?tab=deadlines`} className="mado-number" size="sm">
        {of.number}
      </Anchor>
      <Text size="sm" className="mado-due-what">
        {bilingual(of.regime)} {bilingual(of.stage)}
      </Text>
    </li>
  );
}

/** Complaints that wait for a reader. */
export function Review({ of, now }: { of: Part<'review'>; now: string }) {
  const { t, language } = useI18n();
  const can = useCan();
  const oldest = of.oldestReceivedAt;
  return (
    <Card title={t('today.review')}>
      <Figures of={[[t('today.reviewWaiting'), of.waiting, false]]} />
      {oldest === null ? (
        <Text size="sm" c="dimmed">
          {t('review.empty')}
        </Text>
      ) : (
        <>
          <Text size="sm">
            {t('today.reviewOldest', { time: roundDuration(Date.parse(now) - Date.parse(oldest), language) })}
          </Text>
          <Group gap="xs" mt="xs">
            <Button component={Link} to="/review" variant="default">
              {t('today.toReview')}
            </Button>
            {can('review:decide') && <FirstReview />}
          </Group>
        </>
      )}
    </Card>
  );
}

/** Straight to the complaint that comes first in the queue: by one key from where the day starts. */
function FirstReview() {
  const { t } = useI18n();
  const navigate = useNavigate();
  const notes = useNotes();
  const open = useMutation({
    mutationFn: async () => (await api<PageOf<QueueItem>>('/review/queue?limit=1')).items[0]?.complaintId,
    onSuccess: (first) => navigate(first === undefined ? '/review' : `/review/${first}`),
    onError: notes.failed,
  });
  const run = (): void => {
    if (!open.isPending) open.mutate();
  };
  useShortcut('n', t('today.firstReview'), run);
  return (
    <Button variant="default" aria-keyshortcuts="n" onClick={run}>
      {t('today.firstReview')}
      <kbd className="mado-topkey">N</kbd>
    </Button>
  );
}

/** What somebody else asked for and waits for another person's word. */
export function Second({ of }: { of: readonly WaitingForSecond[] }) {
  const { t, word } = useI18n();
  const first = useRef<HTMLAnchorElement>(null);
  useShortcut('s', t('today.toSecond'), () => first.current?.focus());
  return (
    <Card title={t('today.second')}>
      <ul className="mado-due">
        {of.map((each, place) => (
          <li key={`${each.kind} ${each.id} ${each.since}`}>
            <Anchor component={Link} ref={place === 0 ? first : null} to={placeOf(each)} size="sm">
              {word('second', each.kind)}
            </Anchor>
            <span className="mado-number">{each.number}</span>
            <Text span size="xs" c="dimmed">
              {t('today.since', { at: shortMoment(each.since) })}
            </Text>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Questions of investigations to the reader. */
export function Tasks({ of }: { of: Part<'tasks'> }) {
  const { t } = useI18n();
  if (of.waiting === 0) return null;
  return (
    <Card title={t('myTasks.title')} actions={<Further to="/my-tasks" label={t('today.answer')} />}>
      <Figures
        of={[
          [t('today.overdue'), of.overdue, of.overdue > 0],
          [t('today.waiting'), of.waiting, false],
        ]}
      />
      {of.nextDueAt !== null && <Text size="sm">{t('today.nextDue', { at: shortMoment(of.nextDueAt) })}</Text>}
    </Card>
  );
}

/** What was asked of others, and what was planned. */
export function Investigation({ of }: { of: Part<'investigation'> }) {
  const { t } = useI18n();
  if (of.answered + of.overdueTasks + of.overdueMeasures === 0) return null;
  return (
    <Card title={t('today.investigation')} actions={<Further to="/incidents" label={t('today.allIncidents')} />}>
      <Figures
        of={[
          [t('today.answered'), of.answered, false],
          [t('today.overdueTasks'), of.overdueTasks, of.overdueTasks > 0],
          [t('today.overdueMeasures'), of.overdueMeasures, of.overdueMeasures > 0],
        ]}
      />
    </Card>
  );
}

/** Notices on which a person has to say something. */
export function Notices({ of }: { of: Part<'notices'> }) {
  const { t } = useI18n();
  if (of.unknown + of.undelivered + of.notYetTold === 0) return null;
  return (
    <Card title={t('today.notices')} actions={<Further to="/incidents" label={t('today.allIncidents')} />}>
      <Figures
        of={[
          [t('today.noticesUnknown'), of.unknown, of.unknown > 0],
          [t('today.noticesBack'), of.undelivered, of.undelivered > 0],
          [t('today.notTold'), of.notYetTold, false],
        ]}
      />
      <ul className="mado-due">
        {of.items.slice(0, NOTICES_SHOWN).map((each) => (
          <NoticesLine key={each.incidentId} of={each} />
        ))}
      </ul>
    </Card>
  );
}

const NOTICES_SHOWN = 5;

/** Whose notices these are, and what they ask for. */
function NoticesLine({ of }: { of: DueNotices }) {
  const { t, language } = useI18n();
  const counts = [
    ['today.noticesUnknown', of.unknown],
    ['today.noticesBack', of.undelivered],
    ['today.notTold', of.notYetTold],
  ] as const;
  const said = counts.filter(([, count]) => count > 0).map(([key, count]) => `${t(key)} ${count.toLocaleString()}`);
  return (
    <li>
      <Anchor component={Link} to={`/incidents/${of.incidentId}?tab=notices`} className="mado-number" size="sm">
        {of.number}
      </Anchor>
      <Text span size="sm">
        {listed(said, language)}
      </Text>
    </li>
  );
}

function Further({ to, label }: { to: string; label: string }) {
  return (
    <Anchor component={Link} to={to} size="sm">
      {label}
    </Anchor>
  );
}

/** Counts with what they count; `pressing` ones are marked by weight as well as by colour. */
function Figures({ of }: { of: readonly [label: string, count: number, pressing: boolean][] }): ReactNode {
  return (
    <dl className="mado-figures">
      {of.map(([label, count, pressing]) => (
        <div key={label} data-pressing={pressing}>
          <dt>{label}</dt>
          <dd>{count.toLocaleString()}</dd>
        </div>
      ))}
    </dl>
  );
}
