import { Badge, Group, Tabs } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, type ComponentType } from 'react';
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import { api } from '../../api/client';
import type { Incident } from '../../api/incident-types';
import { useI18n, type MessageKey } from '../../i18n';
import { IncidentBadge } from '../../ui/badges';
import { Page, pending, Waiting } from '../../ui/page';
import { PresenceLine } from '../../ui/presence';
import './incident.css';
import { NamedStaffNotice } from './named-staff';
import { OverviewTab } from './tabs/overview-tab';
import { TitleLine } from './title-line';

// Whoever opens an incident sees the overview; what stands behind the other tabs is loaded with them.
const DeadlinesTab = lazy(async () => ({ default: (await import('./tabs/deadlines-tab')).DeadlinesTab }));
const ReportsTab = lazy(async () => ({ default: (await import('./tabs/reports-tab')).ReportsTab }));
const InvestigationTab = lazy(async () => ({ default: (await import('./tabs/investigation-tab')).InvestigationTab }));
const PreventionTab = lazy(async () => ({ default: (await import('./tabs/prevention-tab')).PreventionTab }));
const NoticesTab = lazy(async () => ({ default: (await import('./tabs/notices-tab')).NoticesTab }));
const TimelineTab = lazy(async () => ({ default: (await import('./tabs/timeline-tab')).TimelineTab }));
const WallsTab = lazy(async () => ({ default: (await import('./tabs/walls-tab')).WallsTab }));

/** The tabs in the order of the work; each is a file of its own under `tabs/`. */
const TABS: readonly { value: string; label: MessageKey; Panel: ComponentType<{ incident: Incident }> }[] = [
  { value: 'overview', label: 'incident.overview', Panel: OverviewTab },
  { value: 'deadlines', label: 'incident.tab.deadlines', Panel: DeadlinesTab },
  { value: 'reports', label: 'incident.tab.reports', Panel: ReportsTab },
  { value: 'investigation', label: 'incident.tab.investigation', Panel: InvestigationTab },
  { value: 'prevention', label: 'incident.tab.prevention', Panel: PreventionTab },
  { value: 'notices', label: 'incident.tab.notices', Panel: NoticesTab },
  { value: 'timeline', label: 'incident.timeline', Panel: TimelineTab },
  { value: 'walls', label: 'walls.title', Panel: WallsTab },
];

export default function IncidentRoom() {
  const { id = '' } = useParams();
  const { t } = useI18n();
  const incident = useQuery({
    queryKey: ['incident', id],
    queryFn: () => api<Incident>(`/incidents/${id}`),
    refetchInterval: 60_000,
  });
  useOwnAddress(id, incident.data, incident.dataUpdatedAt);
  const waiting = pending(incident);
  if (waiting !== null || !incident.data) return <Page title={t('incidents.title')}>{waiting}</Page>;
  // What is typed or open belongs to one incident; another one that is already read would else take it over.
  return <Room key={incident.data.id} incident={incident.data} />;
}

/**
 * An incident may be opened by its number, but what is done to it and the desk's events name its id: its page moves on to that
 * address, and so to the one place where the incident is kept.
 */
function useOwnAddress(asked: string, incident: Incident | undefined, readAt: number): void {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { search, hash } = useLocation();
  const id = incident?.id;
  useEffect(() => {
    if (id === undefined || id === asked) return;
    client.setQueryData<Incident>(['incident', id], (kept) => kept ?? incident, { updatedAt: readAt });
    void navigate({ pathname: `/incidents/${id}`, search, hash }, { replace: true });
  }, [asked, id, incident, readAt, search, hash, client, navigate]);
}

/** The heading is the number alone: it becomes the window's title, where the incident's own title would be read. */
function Room({ incident }: { incident: Incident }) {
  const { t } = useI18n();
  const [params, setParams] = useSearchParams();
  return (
    <Page title={incident.number} actions={<Head incident={incident} />}>
      <div className="mado-title-line">
        <TitleLine incident={incident} />
        <PresenceLine kind="incident" id={incident.id} />
      </div>
      <NamedStaffNotice incident={incident} />
      <Tabs
        value={params.get('tab') ?? 'overview'}
        onChange={(tab) => {
          setParams(tab === null || tab === 'overview' ? {} : { tab }, { replace: true });
        }}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {TABS.map(({ value, label }) => (
            <Tabs.Tab key={value} value={value}>
              {t(label)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {TABS.map(({ value, Panel }) => (
          <Tabs.Panel key={value} value={value}>
            <Suspense fallback={<Waiting />}>
              <Panel incident={incident} />
            </Suspense>
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  );
}

function Head({ incident }: { incident: Incident }) {
  const { t } = useI18n();
  const reported = incident.reported !== undefined && incident.reported.of > 0;
  const done = reported && incident.reported?.done === incident.reported?.of;
  return (
    <Group gap="xs">
      {incident.reopenedAt != null && incident.state !== 'closed' && incident.state !== 'unfounded' && (
        <Badge variant="light" color="orange" tt="none">
          {t('incident.reopened')}
        </Badge>
      )}
      {done && (
        <Badge variant="light" color="green" tt="none">
          {t('incident.allReported')}
        </Badge>
      )}
      <IncidentBadge state={incident.state} />
    </Group>
  );
}
