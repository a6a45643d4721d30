import { Anchor, Badge, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api } from '../../api/client';
import type { ReasonCode } from '../../api/types';
import { useBilingual, useI18n } from '../../i18n';
import { shortMoment } from '../../lib/format';
import { listOf } from '../../lib/lists';
import { Card, pending } from '../../ui/page';
import { useReasonWords } from '../../ui/sibling-reasons';
import type { Similar } from './context';
import { useContext } from './why';

/** What stands beside the complaint: earlier ones like it with their decisions, and the clusters it belongs to. */
export function Beside({ complaintId, blind }: { complaintId: string; blind: boolean }) {
  const { t, word } = useI18n();
  const bilingual = useBilingual();
  const context = useContext(complaintId);
  const { similar = [], clusters = [] } = context.data ?? {};
  return (
    <>
      {clusters.length > 0 && (
        <Card title={t('review.clusters')}>
          <Stack gap={8}>
            {clusters.map((cluster) => (
              <div key={cluster.id}>
                <Text size="sm">{bilingual(cluster.sentence)}</Text>
                <Anchor component={Link} to={`/clusters/${cluster.id}`} size="sm">
                  {t('review.openCluster', { size: cluster.size })}
                </Anchor>{' '}
                <Badge variant="light" color="gray" tt="none">
                  {word('clusterState', cluster.state)}
                </Badge>
              </div>
            ))}
          </Stack>
        </Card>
      )}
      <Card title={t('review.similar')}>
        {pending(context)}
        {context.data && similar.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('review.noSimilar')}
          </Text>
        )}
        {blind && similar.length > 0 && (
          <Text size="xs" c="dimmed" mb={4}>
            {t('review.similarBlind')}
          </Text>
        )}
        <ul className="mado-due">
          {similar.map((each) => (
            <SimilarLine key={each.complaintId} of={each} />
          ))}
        </ul>
      </Card>
    </>
  );
}

function SimilarLine({ of }: { of: Similar }) {
  const { t, word } = useI18n();
  const bilingual = useBilingual();
  const inWords = useReasonWords();
  const tie = { group: t('review.grouped'), kind: t('review.sameKind'), reasons: inWords(of.reasons) }[of.by];
  const codes = useQuery({
    queryKey: ['reason-codes'],
    queryFn: async () => listOf<ReasonCode>(await api('/review/reason-codes')),
    staleTime: Infinity,
  });
  const reason = codes.data?.find(({ code }) => code === of.decision?.reasonCode);
  return (
    <li>
      <Anchor component={Link} to={`/complaints/${of.complaintId}`} className="mado-number" size="sm">
        {of.slipNumber}
      </Anchor>
      <Text span size="xs" c="dimmed">
        {shortMoment(of.receivedAt)} {word('channel', of.channel)} ・ {tie}
      </Text>
      {of.decision !== null && (
        <Text size="sm" className="mado-due-what">
          <b>{word('review', of.decision.decision)}</b>{' '}
          {reason === undefined ? of.decision.reasonCode : bilingual(reason)}
        </Text>
      )}
    </li>
  );
}
