import { Alert, Anchor, Group, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { api } from '../../api/client';
import { useCan } from '../../api/session';
import { useBilingual, useI18n } from '../../i18n';
import { moment, shortMoment } from '../../lib/format';
import { Card, Page, Pairs, pending } from '../../ui/page';
import { ClusterChart } from './chart';
import { amount, usualWords } from './figures';
import { ClusterDecision } from './decision';
import { StateBadge } from './state-badge';
import type { OpenCluster } from './types';

/** One lead: why it was raised, its counts against the bound, its complaints, and the decision. */
export default function ClusterPage() {
  const { id = '' } = useParams();
  const { t } = useI18n();
  const cluster = useQuery({ queryKey: ['cluster', id], queryFn: () => api<OpenCluster>(`/clusters/${id}`) });
  return (
    <Page
      title={t('clusters.one')}
      actions={
        <Anchor component={Link} to="/clusters" size="sm">
          {t('clusters.back')}
        </Anchor>
      }
    >
      {pending(cluster)}
      {cluster.data && <Parts of={cluster.data} />}
    </Page>
  );
}

function Parts({ of }: { of: OpenCluster }) {
  const { t } = useI18n();
  const can = useCan();
  const said = useBilingual();
  return (
    <div className="mado-cols">
      <Stack>
        <Card title={t('clusters.why')}>
          <Stack gap="sm">
            <Text fw={600}>{said(of.sentence)}</Text>
            <ClusterChart series={of.series} />
          </Stack>
        </Card>
        <Members of={of.members} />
      </Stack>
      <Stack>
        <Figures of={of} />
        {can('clusters:decide') && isDecidable(of) && <ClusterDecision cluster={of} />}
        <Decisions of={of} />
      </Stack>
    </div>
  );
}

const RATIOS = ['ebgm', 'eb05', 'eb95', 'prr', 'prrLow', 'prrHigh', 'ror', 'rorLow', 'rorHigh', 'chiSquared'];
const OTHERS = ['c1', 'c2', 'c3', 'dispersion', 'weeks', 'history'];

function Figures({ of }: { of: OpenCluster }) {
  const { t, word, language } = useI18n();
  const said = useBilingual();
  return (
    <Card title={t('clusters.figures')}>
      <Stack gap="sm">
        <Group gap="xs">
          <StateBadge state={of.state} />
          {of.incidentId !== null && (
            <Anchor component={Link} to={`/incidents/${of.incidentId}`} size="sm">
              {t('clusters.toIncident')}
            </Anchor>
          )}
        </Group>
        <Pairs
          of={[
            [t('clusters.method'), word('clusterMethod', of.method)],
            ...Object.entries(of.names).map(([name, value]): [string, string] => [
              word('clusterDimension', name),
              said(value),
            ]),
            [t('clusters.level'), word('clusterLevel', of.level)],
            [
              t('clusters.counts'),
              t('clusters.countsValue', { count: of.count, usual: usualWords(of.expected, language), bound: of.bound }),
            ],
            [t('clusters.members'), of.size.toLocaleString()],
            [t('clusters.openedAt'), moment(of.openedAt, language)],
            [t('clusters.lastAt'), moment(of.lastAt, language)],
            ...[...RATIOS, ...OTHERS]
              .filter((name) => of.facts[name] !== undefined)
              .map((name): [string, string] => [word('clusterFact', name), amount(of.facts[name] ?? 0)]),
          ]}
        />
      </Stack>
    </Card>
  );
}

function Members({ of }: { of: OpenCluster['members'] }) {
  const { t, word } = useI18n();
  const can = useCan();
  return (
    <Card title={t('clusters.membersTitle', { count: of.length })}>
      <div className="mado-scroll">
        <Table verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('field.slip')}</Table.Th>
              <Table.Th>{t('field.receivedAt')}</Table.Th>
              <Table.Th>{t('field.channel')}</Table.Th>
              <Table.Th>{t('field.state')}</Table.Th>
              <Table.Th>{t('clusters.sign')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {of.map((member) => (
              <Table.Tr key={member.complaintId}>
                <Table.Td className="mado-number">
                  {can('complaints:read') ? (
                    <Anchor component={Link} to={`/complaints/${member.complaintId}`}>
                      {member.slipNumber}
                    </Anchor>
                  ) : (
                    member.slipNumber
                  )}
                </Table.Td>
                <Table.Td className="mado-number">{shortMoment(member.receivedAt)}</Table.Td>
                <Table.Td>{word('channel', member.channel)}</Table.Td>
                <Table.Td>{word('state', member.state)}</Table.Td>
                <Table.Td>{t(member.flagged ? 'clusters.flagged' : 'clusters.notFlagged')}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Card>
  );
}

/** An incident waits for a word again only when complaints have joined it since the last one. */
function isDecidable({ state, size, decisions }: OpenCluster): boolean {
  return state !== 'incident' || size > (decisions.at(-1)?.size ?? 0);
}

function Decisions({ of }: { of: OpenCluster }) {
  const { t, word, language } = useI18n();
  const said = useBilingual();
  if (of.decisions.length === 0) return null;
  return (
    <Card title={t('clusters.decisions')}>
      <Stack gap="sm">
        {of.decisions.map((decision) => (
          <Alert key={decision.id} color="gray" title={word('clusterDecision', decision.decision)}>
            <Text size="sm">
              {moment(decision.decidedAt, language)}・{t('clusters.then', { size: decision.size })}
            </Text>
            {decision.reason !== null && <Text size="sm">{said(decision.reason)}</Text>}
            {decision.note !== null && <Text size="sm">{decision.note}</Text>}
          </Alert>
        ))}
      </Stack>
    </Card>
  );
}
