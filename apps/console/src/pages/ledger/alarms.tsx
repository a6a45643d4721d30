import { Alert, Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, post } from '../../api/client';
import { useCan } from '../../api/session';
import { useI18n, type MessageKey } from '../../i18n';
import { bytes, duration, moment } from '../../lib/format';
import { Card } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { percent } from '../certificate/types';

/** How often (ms) the alarms are asked for again. */
const POLL_MS = 30_000;

interface AlarmView {
  id: string;
  code: string;
  about: string;
  facts: Record<string, string | number>;
  since: string;
  calmedAt: string | null;
  acknowledgedAt: string | null;
}

/** Open alarms of the desk's own running; nothing when all is well. */
export function Alarms() {
  const { t } = useI18n();
  const alarms = useQuery({
    queryKey: ['alarms'],
    queryFn: () => api<{ items: AlarmView[] }>('/alarms'),
    refetchInterval: POLL_MS,
  });
  const open = alarms.data?.items.filter(({ calmedAt }) => calmedAt === null) ?? [];
  if (open.length === 0) return null;
  return (
    <Card title={t('alarms.title')}>
      <Stack gap="sm">
        {open.map((alarm) => (
          <One key={alarm.id} of={alarm} />
        ))}
      </Stack>
    </Card>
  );
}

function One({ of }: { of: AlarmView }) {
  const { t, word, language } = useI18n();
  const can = useCan();
  const client = useQueryClient();
  const acknowledge = useMutation({
    mutationFn: () => post(`/alarms/${of.id}/acknowledge`),
    onSettled: () => client.invalidateQueries({ queryKey: ['alarms'] }),
  });
  const about = useAbout(of);
  const facts = useFacts(of.facts);
  return (
    <Alert
      color={of.acknowledgedAt === null ? 'red' : 'yellow'}
      role="alert"
      title={about === '' ? word('alarm', of.code) : `${word('alarm', of.code)}（${about}）`}
    >
      <Stack gap={4}>
        <Text size="sm">{t('alarms.since', { at: moment(of.since, language) })}</Text>
        {facts.length > 0 && <Text size="sm">{facts.join(' ・ ')}</Text>}
        <Group>
          <WhereToLook of={of} />
          {of.acknowledgedAt !== null && <Text size="sm">{t('alarms.acknowledged')}</Text>}
          {of.acknowledgedAt === null && can('alarms:acknowledge') && (
            <Button
              size="xs"
              variant="default"
              loading={acknowledge.isPending}
              onClick={() => {
                acknowledge.mutate();
              }}
            >
              {t('alarms.acknowledge')}
            </Button>
          )}
        </Group>
        <ProblemAlert error={acknowledge.error} />
      </Stack>
    </Alert>
  );
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
const INCIDENT = /^\d{4}-\d{4}$/;
const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/;

/** What the alarm is about in words: a mailbox's name, a door, a source of things unread; '' when only an id names it. */
function useAbout({ code, about }: AlarmView): string {
  const { word } = useI18n();
  if (about === '' || ULID.test(about)) return '';
  if (code !== 'intake.oldest-unread') return word('alarmAbout', about);
  const [channel, source, what] = about.split('/');
  return [word('channel', channel), word('source', source), word('unread', what)].join('・');
}

/** The figures of an alarm in words; lengths of time, sizes and moments in people's units. */
function useFacts(facts: AlarmView['facts']): string[] {
  const { word, language } = useI18n();
  const valueOf = (name: string, value: string | number): string => {
    if (name.endsWith('Seconds')) return duration(Number(value) * 1000, language);
    if (/^(alpha|bestAlpha)$/.test(name)) return percent(Number(value));
    if (name.endsWith('Bytes')) return bytes(Number(value));
    if (typeof value === 'string' && INSTANT.test(value)) return moment(value, language);
    return typeof value === 'number' ? value.toLocaleString() : word('alarmReason', value);
  };
  // Ids say nothing to people; what they lead to is linked.
  const shown = Object.entries(facts).filter(([, value]) => !ULID.test(String(value)));
  return shown.map(([name, value]) => `${word('alarmFact', name)} ${valueOf(name, value)}`);
}

/** Pages on which the cause of an alarm can be looked into, by the beginning of its code. */
const PLACES: readonly { code: string; can: string; to: string; label: MessageKey }[] = [
  { code: 'intake.mailbox-', can: 'ledger:read', to: '/mailboxes', label: 'alarms.openMailboxes' },
  { code: 'clusters.', can: 'clusters:read', to: '/clusters', label: 'alarms.openClusters' },
  { code: 'webhooks.', can: 'webhooks:manage', to: '/webhooks', label: 'alarms.openWebhooks' },
  { code: 'triage.certificate-', can: 'proof:read', to: '/certificate', label: 'alarms.openCertificate' },
];

function WhereToLook({ of: { code, about } }: { of: AlarmView }) {
  const { t } = useI18n();
  const can = useCan();
  if (INCIDENT.test(about) && can('incidents:read')) {
    return (
      <Anchor component={Link} to={`/incidents/${about}`} size="sm">
        {t('alarms.openIncident')}
      </Anchor>
    );
  }
  const place = PLACES.find((each) => code.startsWith(each.code) && can(each.can));
  if (place === undefined) return null;
  return (
    <Anchor component={Link} to={place.to} size="sm">
      {t(place.label)}
    </Anchor>
  );
}
