import { Alert, Anchor, Badge, Group, Stack, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState, type ComponentType } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { CampaignView } from '../../api/campaign-types';
import { api } from '../../api/client';
import { useCan } from '../../api/session';
import { useI18n, type MessageKey } from '../../i18n';
import { Page, pending, Waiting as Loading } from '../../ui/page';
import { Approvals } from './approvals';
import './campaign.css';
import { FillPlaces } from './fill-places';
import { Languages } from './languages';
import { Sending } from './sending';
import { Words } from './words';

// Tables and dates are heavy: the list comes after the words, the rare steps below e-mail with their tabs.
const AddParties = lazy(async () => ({ default: (await import('./add-parties')).AddParties }));
const Parties = lazy(async () => ({ default: (await import('./parties')).Parties }));
const Letters = lazy(async () => ({ default: (await import('./letters')).Letters }));
const Calls = lazy(async () => ({ default: (await import('./calls')).Calls }));
const Substitutes = lazy(async () => ({ default: (await import('./substitutes')).Substitutes }));

type Panel = ComponentType<{ campaign: CampaignView }>;

/** The tabs in the order of the work: words and list, sending, and the steps below e-mail. */
const TABS: readonly { value: string; label: MessageKey; Panel: Panel }[] = [
  { value: 'words', label: 'campaign.tab.words', Panel: WordsTab },
  { value: 'letters', label: 'step.letter', Panel: Letters },
  { value: 'calls', label: 'step.phone', Panel: Calls },
  { value: 'substitute', label: 'step.substitute', Panel: Substitutes },
];

const isMoving = (state: string | undefined): boolean => ['scheduled', 'canary', 'running'].includes(state ?? '');

export default function CampaignPage() {
  const { id = '' } = useParams();
  const { t } = useI18n();
  const campaign = useQuery({
    queryKey: ['campaign', id],
    queryFn: () => api<CampaignView>(`/campaigns/${id}`),
    refetchInterval: (q) => (isMoving(q.state.data?.state) ? 5_000 : 30_000),
  });
  const waiting = pending(campaign);
  if (waiting !== null || !campaign.data) return <Page title={t('incident.campaigns')}>{waiting}</Page>;
  // What is typed or open belongs to one campaign; another one that is already read would else take it over.
  return <Loaded key={campaign.data.id} campaign={campaign.data} />;
}

function Loaded({ campaign }: { campaign: CampaignView }) {
  const { t, word } = useI18n();
  const [params, setParams] = useSearchParams();
  return (
    <Page
      title={t('incident.campaigns')}
      actions={
        <Group>
          <Badge variant="light" tt="none">
            {word('cstate', campaign.state)}
          </Badge>
          <Anchor component={Link} to={`/incidents/${campaign.incidentId}?tab=notices`} size="sm">
            {t('review.openIncident')}
          </Anchor>
        </Group>
      }
    >
      {campaign.waitingFor !== null && <Alert color="orange">{t(`campaign.waiting.${campaign.waitingFor}`)}</Alert>}
      <Tabs
        value={params.get('tab') ?? 'words'}
        onChange={(tab) => {
          setParams(tab === null || tab === 'words' ? {} : { tab }, { replace: true });
        }}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {TABS.map(({ value, label }) => (
            <Tabs.Tab key={value} value={value}>
              {t(label)}
              <Waiting campaign={campaign} tab={value} />
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {TABS.map(({ value, Panel }) => (
          <Tabs.Panel key={value} value={value}>
            <Suspense fallback={<Loading />}>
              <Panel campaign={campaign} />
            </Suspense>
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  );
}

const STEP_OF: Record<string, 'letter' | 'phone' | 'substitute'> = {
  letters: 'letter',
  calls: 'phone',
  substitute: 'substitute',
};

/** How many persons wait for somebody at this step. */
function Waiting({ campaign, tab }: { campaign: CampaignView; tab: string }) {
  const step = STEP_OF[tab];
  const waiting = step === undefined ? 0 : campaign.steps[step].pending;
  if (waiting === 0 || campaign.startsAt === null) return null;
  return (
    <Badge ml={6} size="sm" color="orange" variant="filled">
      {waiting}
    </Badge>
  );
}

function WordsTab({ campaign }: { campaign: CampaignView }) {
  const can = useCan();
  const [editing, setEditing] = useState(false);
  const editable = campaign.state === 'draft' || campaign.state === 'approved';
  const mayEdit = editable && can('notices:write');
  return (
    <div className="mado-cols">
      <Stack>
        {/* One form at a time changes the words; the other would overwrite it. What was filled in stays. */}
        {mayEdit && <FillPlaces campaign={campaign} hidden={editing} />}
        <Words campaign={campaign} mayEdit={mayEdit} editing={editing} onEditing={setEditing} />
        <Languages campaign={campaign} mayEdit={mayEdit} />
        <Suspense fallback={<Loading />}>
          <Parties campaign={campaign} />
        </Suspense>
      </Stack>
      <Stack>
        <Sending campaign={campaign} />
        <Approvals campaign={campaign} open={editable} />
        <Suspense fallback={null}>{mayEdit && <AddParties campaignId={campaign.id} />}</Suspense>
      </Stack>
    </div>
  );
}
