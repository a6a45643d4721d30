import { Alert, Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { api, download, post } from '../../api/client';
import { useI18n } from '../../i18n';
import { Card, Page, pending } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { ImportLines } from './lines';
import { MappingForm } from './mapping-form';
import type { ImportCounts, ImportView } from './types';

/** How often (ms) an import that is worked on is asked for again. */
const POLL_MS = 1_000;

/** One import: columns, dry run, progress, result. */
export default function ImportPage() {
  const { id = '' } = useParams();
  const { t, word } = useI18n();
  const view = useQuery({
    queryKey: ['imports', id],
    queryFn: () => api<ImportView>(`/imports/${id}`),
    refetchInterval: ({ state }) => (isWorking(state.data) ? POLL_MS : false),
  });
  const { data } = view;
  return (
    <Page
      title={data?.fileName ?? t('imports.title')}
      actions={
        <Anchor component={Link} to="/imports" size="sm">
          {t('imports.back')}
        </Anchor>
      }
    >
      {pending(view)}
      {data && (
        <Card title={word('importState', data.state)}>
          <Stack>
            <ProgressOf view={data} />
            <Result view={data} />
            <Steps view={data} />
          </Stack>
        </Card>
      )}
      {data && ['uploaded', 'checked'].includes(data.state) && <MappingForm of={data} />}
      {data && !isWorking(data) && data.state !== 'uploaded' && <ImportLines of={data} />}
    </Page>
  );
}

function isWorking(view: ImportView | undefined): boolean {
  return view?.state === 'checking' || view?.state === 'running';
}

function ProgressOf({ view }: { view: ImportView }) {
  const { t } = useI18n();
  if (!isWorking(view) && view.state !== 'paused') return null;
  const { rowsDone: done, rowsTotal: total } = view;
  const said = total === null ? t('imports.progressUnknown', { done }) : t('imports.progress', { done, total });
  return (
    <Group>
      <progress
        className="mado-import-progress"
        aria-label={said}
        {...(total === null ? {} : { value: done, max: total })}
      />
      <Text size="sm" role="status">
        {said}
      </Text>
    </Group>
  );
}

function Result({ view }: { view: ImportView }) {
  const { t } = useI18n();
  if (view.state === 'checked' && view.check !== null)
    return (
      <Counts
        of={view.check}
        title={t('imports.checkResult')}
        taken={t('imports.taken', { count: view.check.taken })}
      />
    );
  if (!['running', 'paused', 'done', 'cancelled'].includes(view.state)) return null;
  return (
    <Counts of={view.counts} title={t('imports.result')} taken={t('imports.takenDone', { count: view.counts.taken })} />
  );
}

function Counts({ of, title, taken }: { of: ImportCounts; title: string; taken: string }) {
  const { t } = useI18n();
  return (
    <Alert color={of.error > 0 ? 'yellow' : 'green'} title={title}>
      <Text size="sm">{taken}</Text>
      <Text size="sm">{t('imports.repeat', { count: of.repeat })}</Text>
      <Text size="sm">{t('imports.error', { count: of.error })}</Text>
    </Alert>
  );
}

function Steps({ view }: { view: ImportView }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const step = useMutation({
    mutationFn: (name: string) => post<ImportView>(`/imports/${view.id}/${name}`),
    onSettled: () => client.invalidateQueries({ queryKey: ['imports'] }),
  });
  const failed = useMutation({
    mutationFn: () => download(`/imports/${view.id}/failed.csv`, `import-${view.id}-failed.csv`),
  });
  const errors = view.state === 'checked' ? (view.check?.error ?? 0) : view.counts.error;
  const button = (name: 'start' | 'pause' | 'resume' | 'cancel', variant: string) => (
    <Button
      variant={variant}
      loading={step.isPending && step.variables === name}
      onClick={() => {
        if (name !== 'cancel' || window.confirm(t('imports.cancelSure'))) step.mutate(name);
      }}
    >
      {t(`imports.${name}`)}
    </Button>
  );
  return (
    <Stack gap="xs">
      <Group>
        {view.state === 'checked' && button('start', 'filled')}
        {view.state === 'running' && button('pause', 'default')}
        {view.state === 'paused' && button('resume', 'filled')}
        {view.state !== 'done' && view.state !== 'cancelled' && button('cancel', 'default')}
        {errors > 0 && view.kind !== 'mbox' && (
          <Button
            variant="default"
            loading={failed.isPending}
            onClick={() => {
              failed.mutate();
            }}
          >
            {t('imports.failed')}
          </Button>
        )}
      </Group>
      {errors > 0 && view.kind !== 'mbox' && (
        <Text size="sm" c="dimmed">
          {t('imports.failedHint')}
        </Text>
      )}
      <ProblemAlert error={step.error ?? failed.error} />
    </Stack>
  );
}
