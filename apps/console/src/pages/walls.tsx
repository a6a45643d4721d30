import { Alert, Anchor, Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, post } from '../api/client';
import { useCan } from '../api/session';
import type { WallWork } from '../api/wall-types';
import { useI18n } from '../i18n';
import { moment } from '../lib/format';
import { useFields } from '../lib/use-fields';
import { Who } from '../ui/entry-parts';
import { Card, Page, pending } from '../ui/page';
import { ProblemAlert } from '../ui/problem-alert';

/** What waits for a second person about walls, and the way to look behind one in an emergency. */
export default function Walls() {
  const { t, word } = useI18n();
  const can = useCan();
  const work = useQuery({ queryKey: ['walls'], queryFn: () => api<WallWork>('/walls') });
  return (
    <Page title={t('walls.title')} explain={t('walls.explain')}>
      {pending(work)}
      {work.data && (
        <div className="mado-compare">
          <Waiting
            title={t('walls.waiting')}
            none={t('walls.nothingWaits')}
            rows={work.data.walls.map(({ id, incidentId, state, raisedBy, raisedAt, liftBy, liftAt }) => ({
              ...{ id, incidentId, what: word('wall', state) },
              ...(liftBy === null ? { by: raisedBy, at: raisedAt } : { by: liftBy, at: liftAt ?? raisedAt }),
            }))}
          />
          <Waiting
            title={t('looks.waiting')}
            none={t('looks.none')}
            rows={work.data.looks.map(({ id, incidentId, userId, brokenAt }) => ({
              ...{ id, incidentId, by: userId, at: brokenAt, what: t('looks.title') },
            }))}
          />
        </div>
      )}
      {can('walls:break-glass') && <BreakGlass />}
    </Page>
  );
}

interface Row {
  id: string;
  incidentId: string;
  what: string;
  by: string;
  at: string;
}

function Waiting({ title, none, rows }: { title: string; none: string; rows: readonly Row[] }) {
  const { t, language } = useI18n();
  return (
    <Card title={title}>
      {rows.length === 0 && <Text size="sm">{none}</Text>}
      <Stack gap="sm">
        {rows.map(({ id, incidentId, what, by, at }) => (
          <Group key={id} gap="xs" justify="space-between">
            <Text size="sm">
              {what} — <Who actorId={by} />
            </Text>
            <Group gap="sm">
              <Text size="sm" className="mado-number">
                {moment(at, language)}
              </Text>
              <Anchor component={Link} to={`/incidents/${incidentId}?tab=walls`} size="sm">
                {t('walls.open')}
              </Anchor>
            </Group>
          </Group>
        ))}
      </Stack>
    </Card>
  );
}

function BreakGlass() {
  const { t } = useI18n();
  const client = useQueryClient();
  const form = useFields({ incident: '', reason: '' });
  const look = useMutation({
    mutationFn: () =>
      post<{ incidentId: string }>('/break-glass', {
        incident: form.values.incident.trim(),
        reason: form.values.reason.trim(),
      }),
    onSuccess: () => {
      void client.invalidateQueries();
    },
  });
  return (
    <Card title={t('glass.title')}>
      <Stack gap="sm" maw={640}>
        <Text size="sm">{t('glass.hint')}</Text>
        <TextInput label={t('glass.incident')} placeholder="2026-0001" required {...form.bind('incident')} />
        <Textarea label={t('glass.reason')} required autosize minRows={2} {...form.bind('reason')} />
        <ProblemAlert error={look.error} />
        {look.data && (
          <Alert color="red" title={t('glass.granted')}>
            <Anchor component={Link} to={`/incidents/${look.data.incidentId}`} size="sm">
              {t('walls.open')}
            </Anchor>
          </Alert>
        )}
        <Group>
          <Button
            color="red"
            disabled={!form.filled('incident', 'reason')}
            loading={look.isPending}
            onClick={() => {
              look.mutate();
            }}
          >
            {t('glass.break')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
