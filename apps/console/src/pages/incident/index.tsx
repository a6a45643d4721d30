import { Button, Group, Stack, Tabs } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router';
import { api, download } from '../../api/client';
import type { Incident } from '../../api/incident-types';
import { useI18n } from '../../i18n';
import { IncidentBadge } from '../../ui/badges';
import { Page, pending } from '../../ui/page';
import { useNotes } from '../../ui/problem-alert';
import { ClockBoard } from './clock-board';
import { Campaigns } from './campaigns';
import { Estimates } from './estimates';
import { FactsForm } from './facts-form';
import { LinkedComplaints } from './linked-complaints';
import { ObligationCards } from './obligation-cards';
import { Times } from './times';
import { Timeline } from './timeline';
import { TransitionCard } from './transition-card';

export default function IncidentRoom() {
  const { id = '' } = useParams();
  const { t } = useI18n();
  const incident = useQuery({
    queryKey: ['incident', id],
    queryFn: () => api<Incident>(`/incidents/${id}`),
    refetchInterval: 60_000,
  });
  const waiting = pending(incident);
  if (waiting !== null || !incident.data) return <Page title={t('incidents.title')}>{waiting}</Page>;
  return <Room incident={incident.data} />;
}

function Room({ incident }: { incident: Incident }) {
  const { t } = useI18n();
  const [params, setParams] = useSearchParams();
  return (
    <Page title={`${incident.number} ${incident.title}`} actions={<Head incident={incident} />}>
      <ClockBoard incident={incident} />
      <Tabs
        value={params.get('tab') ?? 'overview'}
        onChange={(tab) => {
          setParams(tab === null || tab === 'overview' ? {} : { tab }, { replace: true });
        }}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="overview">{t('incident.overview')}</Tabs.Tab>
          <Tabs.Tab value="facts">{t('incident.facts')}</Tabs.Tab>
          <Tabs.Tab value="obligations">{t('incident.obligations')}</Tabs.Tab>
          <Tabs.Tab value="notices">{t('incident.campaigns')}</Tabs.Tab>
          <Tabs.Tab value="timeline">{t('incident.timeline')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="overview">
          <div className="mado-cols">
            <Stack>
              <Times incident={incident} />
              <LinkedComplaints incident={incident} />
            </Stack>
            <Stack>
              <TransitionCard incident={incident} />
              <Estimates incident={incident} />
            </Stack>
          </div>
        </Tabs.Panel>
        <Tabs.Panel value="facts">
          <FactsForm key={incident.version} incident={incident} />
        </Tabs.Panel>
        <Tabs.Panel value="obligations">
          <ObligationCards incident={incident} />
        </Tabs.Panel>
        <Tabs.Panel value="notices">
          <Campaigns incidentId={incident.id} />
        </Tabs.Panel>
        <Tabs.Panel value="timeline">
          <Timeline incident={incident} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

function Head({ incident }: { incident: Incident }) {
  const { t } = useI18n();
  const notes = useNotes();
  const report = useMutation({
    mutationFn: (format: 'pdf' | 'json') =>
      download(
        `/incidents/${incident.id}/report?form=art28-first&format=${format}`,
        `${incident.number}-art28-first.${format}`,
      ),
    onError: notes.failed,
  });
  return (
    <Group gap="xs">
      <IncidentBadge state={incident.state} />
      {(['pdf', 'json'] as const).map((format) => (
        <Button
          key={format}
          variant={format === 'pdf' ? 'filled' : 'default'}
          size="compact-sm"
          loading={report.isPending && report.variables === format}
          onClick={() => {
            report.mutate(format);
          }}
        >
          {t(format === 'pdf' ? 'incident.reportPdf' : 'incident.reportJson')}
        </Button>
      ))}
    </Group>
  );
}
