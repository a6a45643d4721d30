import { Alert, Anchor, Badge, Button, Group, List, Progress, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { api, post } from '../../api/client';
import type { Campaign } from '../../api/incident-types';
import { useCan } from '../../api/session';
import { useI18n } from '../../i18n';
import { shortMoment } from '../../lib/format';
import { Who } from '../../ui/entry-parts';
import { Card, Page, pending } from '../../ui/page';
import { ProblemAlert, useNotes } from '../../ui/problem-alert';
import { AddParties } from './add-parties';
import { Parties } from './parties';
import { Words } from './words';

const COUNT_ORDER = ['pending', 'sending', 'accepted', 'acknowledged', 'bounced', 'failed', 'unknown'];

export default function CampaignPage() {
  const { id = '' } = useParams();
  const { t } = useI18n();
  const campaign = useQuery({
    queryKey: ['campaign', id],
    queryFn: () => api<Campaign>(`/campaigns/${id}`),
    refetchInterval: (q) => (q.state.data?.state === 'running' ? 2_000 : 30_000),
  });
  const waiting = pending(campaign);
  if (waiting !== null || !campaign.data) return <Page title={t('incident.campaigns')}>{waiting}</Page>;
  return <Loaded campaign={campaign.data} />;
}

function Loaded({ campaign }: { campaign: Campaign }) {
  const { t, word } = useI18n();
  const can = useCan();
  const editable = campaign.state === 'draft' || campaign.state === 'approved';
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
      <div className="mado-cols">
        <Stack>
          <Words campaign={campaign} mayEdit={editable && can('notices:write')} />
          <Parties campaign={campaign} />
        </Stack>
        <Stack>
          <ProgressCard campaign={campaign} />
          <Approvals campaign={campaign} mayApprove={editable && can('notices:approve')} />
          {editable && can('notices:write') && <AddParties campaignId={campaign.id} />}
        </Stack>
      </div>
    </Page>
  );
}

function useCampaignAction(campaign: Campaign, path: string, body?: () => unknown) {
  const client = useQueryClient();
  const notes = useNotes();
  return useMutation({
    mutationFn: () => post(`/campaigns/${campaign.id}/${path}`, body?.()),
    onSuccess: () => {
      notes.done();
      void client.invalidateQueries({ queryKey: ['campaign', campaign.id] });
      void client.invalidateQueries({ queryKey: ['campaigns', campaign.incidentId] });
    },
  });
}

function ProgressCard({ campaign }: { campaign: Campaign }) {
  const { t, word } = useI18n();
  const can = useCan();
  const start = useCampaignAction(campaign, 'start');
  const pause = useCampaignAction(campaign, 'pause');
  const { counts } = campaign;
  const total = COUNT_ORDER.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
  const reached = (counts['accepted'] ?? 0) + (counts['acknowledged'] ?? 0);
  const bad = (counts['bounced'] ?? 0) + (counts['failed'] ?? 0) + (counts['unknown'] ?? 0);
  const share = (part: number): number => (total === 0 ? 0 : (part / total) * 100);
  return (
    <Card title={t('campaign.progress')}>
      <Stack gap="sm">
        <Progress.Root size="xl" aria-label={t('campaign.progressLabel', { done: reached, total })}>
          <Progress.Section value={share(reached)} color="green" aria-label={word('party', 'accepted')} />
          <Progress.Section value={share(bad)} color="red" aria-label={word('party', 'failed')} />
        </Progress.Root>
        <Text size="sm">{t('campaign.progressLabel', { done: reached, total })}</Text>
        <Group gap="xs">
          {COUNT_ORDER.filter((state) => (counts[state] ?? 0) > 0).map((state) => (
            <Badge key={state} variant="default" tt="none">
              {word('party', state)} {counts[state]}
            </Badge>
          ))}
        </Group>
        {(counts['unknown'] ?? 0) > 0 && <Alert color="orange">{t('campaign.unknownHint')}</Alert>}
        <ProblemAlert error={start.error ?? pause.error} />
        {can('notices:write') && (
          <Group>
            {(campaign.state === 'approved' || campaign.state === 'paused') && (
              <Button
                loading={start.isPending}
                onClick={() => {
                  start.mutate();
                }}
              >
                {t('campaign.start')}
              </Button>
            )}
            {campaign.state === 'running' && (
              <Button
                color="red"
                loading={pause.isPending}
                onClick={() => {
                  pause.mutate();
                }}
              >
                {t('campaign.pause')}
              </Button>
            )}
          </Group>
        )}
      </Stack>
    </Card>
  );
}

function Approvals({ campaign, mayApprove }: { campaign: Campaign; mayApprove: boolean }) {
  const { t, word } = useI18n();
  const approve = useCampaignAction(campaign, 'approvals', () => ({ bindingHash: campaign.bindingHash }));
  const standing = campaign.approvals.filter((approval) => approval.counts);
  return (
    <Card title={t('campaign.approvals', { count: standing.length })}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('campaign.approveHint')}
        </Text>
        {standing.map((approval) => (
          <Text key={approval.approverId} size="sm">
            {shortMoment(approval.approvedAt)} <Who actorId={approval.approverId} />
          </Text>
        ))}
        {campaign.lint.length > 0 && (
          <Alert color="orange" title={t('campaign.lint')}>
            <List size="sm">
              {campaign.lint.map((finding, index) => (
                <List.Item key={index}>
                  {word('lint', finding.code)}
                  {finding.item === undefined ? '' : ` (${word('item', finding.item)})`}
                </List.Item>
              ))}
            </List>
          </Alert>
        )}
        <ProblemAlert error={approve.error} />
        {mayApprove && (
          <Group>
            <Button
              variant="default"
              loading={approve.isPending}
              onClick={() => {
                approve.mutate();
              }}
            >
              {t('campaign.approve')}
            </Button>
          </Group>
        )}
      </Stack>
    </Card>
  );
}
