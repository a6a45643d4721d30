import { Alert, Button, List, Stack, Text } from '@mantine/core';
import { useRef } from 'react';
import type { CampaignView } from '../../api/campaign-types';
import { post } from '../../api/client';
import { useCan, useSession } from '../../api/session';
import { useI18n, type MessageKey } from '../../i18n';
import { shortMoment } from '../../lib/format';
import { useShortcut } from '../../shell/shortcuts';
import { Who } from '../../ui/entry-parts';
import { Card } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { standingOf, type StandingApproval } from './standing';
import { useCampaignAction } from './use-campaign-action';

/** Who approved the present words and list, who is waited for, and what keeps them from being approved. */
export function Approvals({ campaign, open }: { campaign: CampaignView; open: boolean }) {
  const { t } = useI18n();
  const can = useCan();
  const { user } = useSession();
  const told = useRef<HTMLDivElement>(null);
  const approve = useCampaignAction(
    campaign,
    () => post(`/campaigns/${campaign.id}/approvals`, { bindingHash: campaign.bindingHash }),
    // The button is gone then; who it still waits for stands here.
    () => told.current?.focus(),
  );
  const button = useRef<HTMLButtonElement>(null);
  const standing = standingOf(campaign, user.id, can('notices:approve'));
  const asks = open && standing.mine === 'asked';
  // The key leads to the button and no further: nobody approves by a slip of the finger.
  useShortcut('a', t('campaign.toApprove'), () => button.current?.focus(), {
    enabled: asks && standing.before === null,
  });
  const title = t('campaign.approvals', { count: standing.given.length });
  return (
    <Card title={title}>
      <Stack gap="sm" ref={told} tabIndex={-1} role="group" aria-label={title}>
        {open && <Standing of={standing} />}
        {standing.given.map((approval) => (
          <Text key={approval.approverId} size="sm">
            {shortMoment(approval.approvedAt)} <Who actorId={approval.approverId} />
          </Text>
        ))}
        <Findings campaign={campaign} />
        <ProblemAlert error={approve.error} />
        {asks && (
          <div>
            <Button
              ref={button}
              variant="default"
              disabled={standing.before !== null}
              aria-describedby={standing.before === null ? undefined : 'approve-before'}
              loading={approve.isPending}
              onClick={() => {
                approve.mutate();
              }}
            >
              {t('campaign.approve')}
            </Button>
            {standing.before !== null && (
              <Text id="approve-before" size="xs" c="dimmed" mt={4}>
                {t(`campaign.${standing.before}First`)}
              </Text>
            )}
          </div>
        )}
      </Stack>
    </Card>
  );
}

const MINE: Record<StandingApproval['mine'], MessageKey | null> = {
  author: 'campaign.ownWork',
  given: 'campaign.approvedByYou',
  asked: null,
  other: null,
};

/** How many are still waited for, and why not for this person. */
function Standing({ of: { mine, left } }: { of: StandingApproval }) {
  const { t } = useI18n();
  const own = MINE[mine];
  const lines = [
    own !== null && (mine === 'given' || left > 0) ? t(own) : null,
    left === 0 ? t('campaign.approvalsDone') : t('campaign.approvalsWait', { count: left }),
    left > 0 && mine === 'asked' ? t('campaign.approveHint') : null,
  ].filter((line) => line !== null);
  return (
    <div role="status">
      {lines.map((line) => (
        <Text key={line} size="sm" c="dimmed">
          {line}
        </Text>
      ))}
    </div>
  );
}

function Findings({ campaign }: { campaign: CampaignView }) {
  const { t, word } = useI18n();
  if (campaign.lint.length === 0) return null;
  const lint = campaign.lint as (CampaignView['lint'][number] & { language?: string })[];
  return (
    <Alert color="orange" title={t('campaign.lint')}>
      <List size="sm">
        {lint.map((finding, index) => (
          <List.Item key={index}>
            {campaign.texts.length > 0 && finding.language !== undefined
              ? `${word('noticeLanguage', finding.language)}: `
              : ''}
            {word('lint', finding.code)}
            {finding.item === undefined ? '' : ` (${word('item', finding.item)})`}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
