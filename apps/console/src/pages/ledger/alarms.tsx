import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, post } from '../../api/client';
import { useCan } from '../../api/session';
import { useI18n } from '../../i18n';
import { moment } from '../../lib/format';
import { Card } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';

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
  const facts = Object.entries(of.facts).map(([name, value]) => `${name}: ${String(value)}`);
  return (
    <Alert
      color={of.acknowledgedAt === null ? 'red' : 'yellow'}
      role="alert"
      title={`${word('alarm', of.code)}${of.about === '' ? '' : `（${of.about}）`}`}
    >
      <Stack gap={4}>
        <Text size="sm">{t('alarms.since', { at: moment(of.since, language) })}</Text>
        {facts.length > 0 && <Text size="sm">{facts.join('　')}</Text>}
        <Group>
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
