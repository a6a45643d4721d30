import { Anchor, Badge, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api } from '../../api/client';
import { usePeople } from '../../api/people';
import { useI18n } from '../../i18n';
import { moment, shortMoment } from '../../lib/format';
import { Card, Page, pending } from '../../ui/page';
import { CardOf } from './card';
import type { Activation, Engines, EngineState, Version } from './types';

/** How often (ms) versions are asked for again while a trial or a look-back runs. */
const POLL_MS = 2_000;

const COLOR: Record<EngineState, string> = {
  candidate: 'blue',
  tried: 'orange',
  signed_off: 'grape',
  active: 'green',
  retired: 'gray',
};

export function EngineBadge({ state }: { state: EngineState }) {
  const { word } = useI18n();
  return (
    <Badge variant="light" color={COLOR[state]} tt="none">
      {word('engineState', state)}
    </Badge>
  );
}

/** Versions of the engine, the card of the active one, and what was active before. */
export default function EnginesPage() {
  const { t } = useI18n();
  const list = useQuery({
    queryKey: ['engines'],
    queryFn: () => api<Engines>('/engines'),
    refetchInterval: ({ state }) => (isWorking(state.data) ? POLL_MS : false),
  });
  const active = list.data?.items.find((version) => version.state === 'active');
  return (
    <Page title={t('engines.title')} explain={t('engines.explain')}>
      {pending(list)}
      {list.data && (
        <>
          <Versions of={list.data.items} />
          {active && <CardOf version={active} />}
          <Activations of={list.data} />
        </>
      )}
    </Page>
  );
}

function isWorking(engines: Engines | undefined): boolean {
  if (!engines) return false;
  const isTried = engines.items.some((version) => version.trial?.state === 'running');
  return isTried || engines.activations[0]?.lookBack === 'all';
}

function Versions({ of }: { of: readonly Version[] }) {
  const { t, word } = useI18n();
  return (
    <Card title={t('engines.versions')}>
      <Stack gap="sm">
        <div className="mado-scroll">
          <Table verticalSpacing={6} fz="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('engines.state')}</Table.Th>
                <Table.Th>{t('engines.words')}</Table.Th>
                <Table.Th>{t('engines.model')}</Table.Th>
                <Table.Th>{t('engines.origin')}</Table.Th>
                <Table.Th>{t('engines.broughtAt')}</Table.Th>
                <Table.Th>{t('engines.trial')}</Table.Th>
                <Table.Th>{t('engines.signatures')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {of.map((version) => (
                <Table.Tr key={version.id}>
                  <Table.Td>
                    <EngineBadge state={version.state} />
                  </Table.Td>
                  <Table.Td>
                    <Anchor component={Link} to={`/engines/${version.id}`} size="sm">
                      {version.lexiconVersion}
                    </Anchor>
                  </Table.Td>
                  <Table.Td className="mado-id">{version.modelVersion}</Table.Td>
                  <Table.Td>{word('engineOrigin', version.origin)}</Table.Td>
                  <Table.Td className="mado-number">{shortMoment(version.broughtAt)}</Table.Td>
                  <Table.Td>
                    <TrialCell of={version} />
                  </Table.Td>
                  <Table.Td className="mado-number">
                    {version.trial === null && version.signatures.length === 0
                      ? '—'
                      : `${String(version.signatures.length)} / 2`}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
        <Text size="xs" c="dimmed">
          {t('engines.how')}
        </Text>
      </Stack>
    </Card>
  );
}

function TrialCell({ of: { trial } }: { of: Version }) {
  const { t, word } = useI18n();
  if (trial === null) return <Text size="sm">—</Text>;
  if (trial.state === 'running') return <Text size="sm">{t('engines.trialRuns', progressOf(trial))}</Text>;
  const { newlyFlagged, newlyDropped } = trial.report.all;
  return (
    <Text size="sm">
      {trial.staleness === null
        ? t('engines.trialResult', { flagged: newlyFlagged, dropped: newlyDropped })
        : word('staleness', trial.staleness)}
    </Text>
  );
}

/** How far a trial is, for messages. */
export function progressOf({ done, total }: { done: number; total: number }): { done: string; total: string } {
  return { done: done.toLocaleString(), total: Math.max(done, total).toLocaleString() };
}

function Activations({ of: { items, activations } }: { of: Engines }) {
  const { t, word, language } = useI18n();
  const people = usePeople();
  const nameOf = (id: string): string => people.get(id)?.name ?? word('engineActor', id);
  const engineOf = ({ versionId }: Activation): string =>
    items.find((version) => version.id === versionId)?.engine ?? versionId;
  return (
    <Card title={t('engines.activations')}>
      <div className="mado-scroll">
        <Table verticalSpacing={6} fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('field.at')}</Table.Th>
              <Table.Th>{t('engines.engine')}</Table.Th>
              <Table.Th>{t('engines.kind')}</Table.Th>
              <Table.Th>{t('engines.by')}</Table.Th>
              <Table.Th>{t('engines.lookBack')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {activations.map((each) => (
              <Table.Tr key={each.id}>
                <Table.Td className="mado-number">{moment(each.activatedAt, language)}</Table.Td>
                <Table.Td className="mado-id">{engineOf(each)}</Table.Td>
                <Table.Td>{word('activationKind', each.kind)}</Table.Td>
                <Table.Td>{nameOf(each.activatedBy)}</Table.Td>
                <Table.Td>
                  {each.kind === 'activation'
                    ? t(each.lookBack === 'all' ? 'engines.lookingBack' : 'engines.lookedBack', {
                        read: each.done.toLocaleString(),
                        flagged: each.newlyFlagged.toLocaleString(),
                      })
                    : '—'}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Card>
  );
}
