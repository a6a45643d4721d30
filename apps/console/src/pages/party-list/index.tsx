import { Alert, Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { api, download, post } from '../../api/client';
import { useCan } from '../../api/session';
import { useI18n } from '../../i18n';
import { shortMoment } from '../../lib/format';
import { Who } from '../../ui/entry-parts';
import { Card, Page, Pairs, pending } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { FaultyLines } from './faulty-lines';
import { Mapping } from './mapping';
import type { ListView } from './types';

/** How often (ms) a list that is worked on is asked for again. */
const POLL_MS = 1_500;

/** One list: where it comes from, columns, dry run, progress, result. */
export default function PartyListPage() {
  const { id = '' } = useParams();
  const { t, word } = useI18n();
  const can = useCan();
  const view = useQuery({
    queryKey: ['party-list', id],
    queryFn: () => api<ListView>(`/party-lists/${id}`),
    refetchInterval: ({ state }) => (isWorking(state.data) ? POLL_MS : false),
  });
  const { data } = view;
  const mayWrite = can('notices:write');
  return (
    <Page title={t('lists.title')} {...(data ? { actions: <Back of={data} /> } : {})}>
      {pending(view)}
      {data && (
        <Card title={word('listState', data.state)}>
          <Stack>
            <Progress of={data} />
            <Result of={data} />
            {mayWrite && <Steps of={data} />}
          </Stack>
        </Card>
      )}
      {data && mayWrite && ['received', 'checked'].includes(data.state) && <Mapping of={data} />}
      {data && <Origin of={data} />}
      {data && !isWorking(data) && data.state !== 'received' && <FaultyLines of={data} />}
    </Page>
  );
}

function isWorking(view: ListView | undefined): boolean {
  return view?.state === 'checking' || view?.state === 'running';
}

function Back({ of }: { of: ListView }) {
  const { t } = useI18n();
  const to = of.campaignId === null ? `/incidents/${of.incidentId}` : `/campaigns/${of.campaignId}`;
  return (
    <Anchor component={Link} to={to} size="sm">
      {t(of.campaignId === null ? 'lists.backToIncident' : 'lists.backToCampaign')}
    </Anchor>
  );
}

function Progress({ of }: { of: ListView }) {
  const { t } = useI18n();
  if (!isWorking(of) && of.state !== 'stopped') return null;
  const { rowsDone: done, rowsTotal: total } = of;
  const said =
    total === null
      ? t('lists.progressUnknown', { done: done.toLocaleString() })
      : t('lists.progress', { done: done.toLocaleString(), total: total.toLocaleString() });
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
      {of.stoppedBy !== null && <Text size="sm">{t('lists.stoppedBy', { code: of.stoppedBy })}</Text>}
    </Group>
  );
}

function Result({ of }: { of: ListView }) {
  const { t } = useI18n();
  if (of.state === 'receiving' || of.state === 'received' || of.state === 'checking') return null;
  const isDry = of.state === 'checked';
  const lines = isDry
    ? [t('lists.good', { count: of.added })]
    : [t('lists.added', { count: of.added }), t('lists.joined', { count: of.joined })];
  const faulty = of.incomplete + of.refused > 0;
  return (
    <Alert color={faulty ? 'yellow' : 'green'} title={t(isDry ? 'lists.checkResult' : 'lists.result')}>
      {[
        ...lines,
        t(isDry ? 'lists.incompleteDry' : 'lists.incomplete', { count: of.incomplete }),
        t('lists.refused', { count: of.refused }),
      ].map((line) => (
        <Text key={line} size="sm">
          {line}
        </Text>
      ))}
    </Alert>
  );
}

type Step = 'start' | 'stop' | 'resume' | 'cancel';

function Steps({ of }: { of: ListView }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const step = useMutation({
    mutationFn: (name: Step) => post<ListView>(`/party-lists/${of.id}/${name}`),
    onSettled: () => client.invalidateQueries({ queryKey: ['party-list', of.id] }),
  });
  const faulty = useMutation({
    mutationFn: () => download(`/party-lists/${of.id}/faulty.csv`, `list-${of.id}-faulty.csv`),
  });
  const button = (name: Step, variant: string) => (
    <Button
      variant={variant}
      loading={step.isPending && step.variables === name}
      onClick={() => {
        if (name !== 'cancel' || window.confirm(t('lists.cancelSure'))) step.mutate(name);
      }}
    >
      {t(`lists.${name}`)}
    </Button>
  );
  return (
    <Stack gap="xs">
      <Group>
        {of.state === 'checked' && button('start', 'filled')}
        {of.state === 'running' && button('stop', 'default')}
        {of.state === 'stopped' && button('resume', 'filled')}
        {of.state !== 'done' && of.state !== 'cancelled' && button('cancel', 'default')}
        {of.kind === 'file' && of.incomplete + of.refused > 0 && (
          <Button
            variant="default"
            loading={faulty.isPending}
            onClick={() => {
              faulty.mutate();
            }}
          >
            {t('lists.faulty')}
          </Button>
        )}
      </Group>
      {of.state === 'checked' && of.campaignId !== null && (
        <Text size="sm" c="dimmed">
          {t('lists.startHint')}
        </Text>
      )}
      <ProblemAlert error={step.error ?? faulty.error} />
    </Stack>
  );
}

function Origin({ of }: { of: ListView }) {
  const { t } = useI18n();
  const { provenance, format } = of;
  return (
    <Card title={t('lists.origin')}>
      <Pairs
        of={[
          [t('lists.file'), provenance.fileName],
          [t('lists.query'), provenance.query === 'linked-complaints' ? t('lists.fromComplaints') : provenance.query],
          [t('lists.extract'), provenance.extract],
          [t('lists.extractedBy'), provenance.extractedBy],
          [t('lists.releasedBy'), provenance.releasedBy],
          [t('lists.broughtBy'), <Who key="who" actorId={of.createdBy} />],
          [t('lists.at'), shortMoment(of.createdAt)],
          [
            t('lists.form'),
            format === null ? null : [format.kind.toUpperCase(), format.charset].filter(Boolean).join(', '),
          ],
          [
            'SHA-256',
            of.sha256 === null ? null : (
              <Text key="sha" size="xs" ff="monospace">
                {of.sha256}
              </Text>
            ),
          ],
          [
            t('lists.approvedBy'),
            of.approvedBy.length === 0 ? (
              t('lists.notApproved')
            ) : (
              <Group key="by" gap="xs">
                {of.approvedBy.map((id) => (
                  <Who key={id} actorId={id} />
                ))}
              </Group>
            ),
          ],
        ]}
      />
    </Card>
  );
}
