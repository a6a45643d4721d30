import { List, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client';
import { useI18n } from '../../i18n';
import { moment } from '../../lib/format';
import { Card, Pairs, pending } from '../../ui/page';
import type { EngineCard, GroupOnCard, Version } from './types';

const GROUPINGS = ['channel', 'language', 'kind'] as const;
const LIMITS = ['invented', 'language', 'buried', 'heads', 'person'] as const;

/** A share in per cent with one decimal; — when it is unknown. */
export function percent(share: number | null): string {
  return share === null ? '—' : `${(share * 100).toFixed(1)} %`;
}

/** What the model and the words of a version say of themselves: data, figures, limits. */
export function CardOf({ version }: { version: Version }) {
  const { t } = useI18n();
  const card = useQuery({
    queryKey: ['engines', version.id, 'card'],
    queryFn: () => api<EngineCard>(`/engines/${version.id}/card`),
    staleTime: Infinity,
  });
  return (
    <Card title={t('engines.card')}>
      {pending(card)}
      {card.data && (
        <Stack>
          <div className="mado-cols">
            <Data of={card.data} version={version} />
            <Limits />
          </div>
          <Groups of={card.data} />
        </Stack>
      )}
    </Card>
  );
}

function Data({ of: { card, words }, version }: { of: EngineCard; version: Version }) {
  const { t, language } = useI18n();
  const { data, threshold, measured } = card;
  return (
    <Pairs
      of={[
        [t('engines.model'), <Id key="model">{card.version}</Id>],
        [t('engines.trainedAt'), moment(card.trainedAt, language)],
        [
          t('engines.data'),
          t('engines.texts', { texts: data.texts.toLocaleString(), signals: data.signals.toLocaleString() }),
        ],
        [t('engines.dataHash'), <Id key="data">{data.sha256}</Id>],
        [t('engines.threshold'), threshold.probability.toFixed(4)],
        [t('engines.recall'), percent(threshold.recall)],
        [t('engines.fpr'), percent(threshold.fpr)],
        ['ROC AUC', measured.rocAuc.toFixed(3)],
        ['Brier', measured.brier.toFixed(4)],
        [t('engines.measuredHow'), t('engines.outOfFold', { folds: measured.folds })],
        [t('engines.words'), t('engines.wordsCount', { ...words })],
        [t('engines.modelHash'), <Id key="model-hash">{version.modelSha256}</Id>],
        [t('engines.wordsHash'), <Id key="words-hash">{version.lexiconSha256}</Id>],
      ]}
    />
  );
}

function Id({ children }: { children: string }) {
  return <span className="mado-id">{children}</span>;
}

function Limits() {
  const { t } = useI18n();
  return (
    <div>
      <Title order={3} size="h6" mb="xs">
        {t('engines.limits')}
      </Title>
      <List size="sm" spacing={6}>
        {LIMITS.map((limit) => (
          <List.Item key={limit}>{t(`engines.limit.${limit}`)}</List.Item>
        ))}
      </List>
    </div>
  );
}

function Groups({ of: { card } }: { of: EngineCard }) {
  const { t, word } = useI18n();
  const { by } = card.measured;
  if (by === undefined)
    return (
      <Text size="sm" c="dimmed">
        {t('engines.noGroups')}
      </Text>
    );
  return (
    <div className="mado-scroll">
      <Table verticalSpacing={4} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('engines.group')}</Table.Th>
            <Table.Th className="mado-figure">{t('engines.groupTexts')}</Table.Th>
            <Table.Th className="mado-figure">{t('engines.groupSignals')}</Table.Th>
            <Table.Th className="mado-figure">{t('engines.recall')}</Table.Th>
            <Table.Th className="mado-figure">{t('engines.fpr')}</Table.Th>
            <Table.Th className="mado-figure">ROC AUC</Table.Th>
          </Table.Tr>
        </Table.Thead>
        {GROUPINGS.map((grouping) => (
          <Table.Tbody key={grouping}>
            <Table.Tr>
              <Table.Th colSpan={6} scope="rowgroup">
                {t(`engines.by.${grouping}`)}
              </Table.Th>
            </Table.Tr>
            {Object.entries(by[grouping]).map(([name, figures]) => (
              <GroupRow key={name} name={word(grouping, name)} of={figures} />
            ))}
          </Table.Tbody>
        ))}
      </Table>
    </div>
  );
}

function GroupRow({ name, of }: { name: string; of: GroupOnCard }) {
  return (
    <Table.Tr>
      <Table.Td>{name}</Table.Td>
      <Table.Td className="mado-figure">{of.texts.toLocaleString()}</Table.Td>
      <Table.Td className="mado-figure">{of.signals.toLocaleString()}</Table.Td>
      <Table.Td className="mado-figure">{percent(of.recall)}</Table.Td>
      <Table.Td className="mado-figure">{percent(of.fpr)}</Table.Td>
      <Table.Td className="mado-figure">{of.rocAuc?.toFixed(3) ?? '—'}</Table.Td>
    </Table.Tr>
  );
}
