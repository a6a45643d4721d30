import { Alert, Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, post } from '../../api/client';
import { usePeople } from '../../api/people';
import { useCan } from '../../api/session';
import { useI18n } from '../../i18n';
import { moment, remarked } from '../../lib/format';
import { Card } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { alarmAbout, alarmPlace, alarmText, type AlarmView, type Telling } from './alarm-text';

/** How often (ms) the alarms are asked for again. */
const POLL_MS = 30_000;

/** Alarms that are open, those first that nobody has seen, then the newest. */
export function useOpenAlarms(): AlarmView[] {
  const alarms = useQuery({
    queryKey: ['alarms'],
    queryFn: () => api<{ items: AlarmView[] }>('/alarms'),
    refetchInterval: POLL_MS,
  });
  const open = alarms.data?.items.filter(({ calmedAt }) => calmedAt === null) ?? [];
  const unseen = ({ acknowledgedAt }: AlarmView): number => Number(acknowledgedAt === null);
  return open.sort((a, b) => unseen(b) - unseen(a));
}

/** What is needed to tell of alarms in words. */
export function useTelling(): Telling {
  const { word, language } = useI18n();
  const people = usePeople();
  return { language, word, nameOf: (id) => people.get(id)?.name ?? null };
}

/** The heading of an alarm, with what it is about. */
export function alarmTitle(alarm: AlarmView, telling: Telling): string {
  const about = alarmAbout(alarm, telling);
  const name = telling.word('alarm', alarm.code);
  return about === '' ? name : remarked(name, about, telling.language);
}

/** Open alarms of the desk's own running; nothing when all is well. */
export function Alarms() {
  const { t } = useI18n();
  const open = useOpenAlarms();
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
  const { t, language } = useI18n();
  const can = useCan();
  const client = useQueryClient();
  const acknowledge = useMutation({
    mutationFn: () => post(`/alarms/${of.id}/acknowledge`),
    onSettled: () => client.invalidateQueries({ queryKey: ['alarms'] }),
  });
  const telling = useTelling();
  const text = alarmText(of, telling);
  return (
    <Alert color={of.acknowledgedAt === null ? 'red' : 'yellow'} role="alert" title={alarmTitle(of, telling)}>
      <Stack gap={4}>
        <Text size="sm">{t('alarms.since', { at: moment(of.since, language) })}</Text>
        {text !== '' && <Text size="sm">{text}</Text>}
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

/** The way to where the cause of an alarm can be looked into. */
export function WhereToLook({ of }: { of: AlarmView }) {
  const { t } = useI18n();
  const can = useCan();
  const place = alarmPlace(of, can);
  if (place === null) return null;
  return (
    <Anchor component={Link} to={place.to} size="sm" className="mado-number">
      {t(place.label)}
    </Anchor>
  );
}
