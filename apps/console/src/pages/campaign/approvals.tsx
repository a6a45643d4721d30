import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { useRef } from 'react';
import type { CampaignView } from '../../api/campaign-types';
import { post } from '../../api/client';
import { useI18n } from '../../i18n';
import { shortMoment } from '../../lib/format';
import { useShortcut } from '../../shell/shortcuts';
import { Who } from '../../ui/entry-parts';
import { Card } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { useCampaignAction } from './use-campaign-action';

/** Who approved the present words and list, and what keeps them from being approved. */
export function Approvals({ campaign, mayApprove }: { campaign: CampaignView; mayApprove: boolean }) {
  const { t } = useI18n();
  const approve = useCampaignAction(campaign, () =>
    post(`/campaigns/${campaign.id}/approvals`, { bindingHash: campaign.bindingHash }),
  );
  const button = useRef<HTMLButtonElement>(null);
  // The key leads to the button and no further: nobody approves by a slip of the finger.
  useShortcut('a', t('campaign.toApprove'), () => button.current?.focus(), { enabled: mayApprove });
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
        <Findings campaign={campaign} />
        <ProblemAlert error={approve.error} />
        {mayApprove && (
          <Group>
            <Button
              ref={button}
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
