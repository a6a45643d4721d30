import { Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client';
import { useI18n } from '../../i18n';
import { due, moment } from '../../lib/format';
import { Card, Pairs, pending } from '../../ui/page';
import type { WatchView } from './types';

const percent = (share: number): string => `${String(Math.round(share * 1000) / 10)}%`;
const SHARES = ['service', 'area', 'shop', 'step', 'weak', 'flagged'] as const;

/** How far the detectors have come, what they can see, and how late each channel is. */
export function WatchCard() {
  const { t, word, language } = useI18n();
  const watch = useQuery({ queryKey: ['cluster-watch'], queryFn: () => api<WatchView>('/clusters/watch') });
  return (
    <Card title={t('clusters.watch')}>
      {pending(watch)}
      {watch.data && (
        <Stack>
          <Pairs
            of={[
              [t('clusters.counted'), watch.data.counted.toLocaleString()],
              [t('clusters.waiting'), watch.data.waiting.toLocaleString()],
              [t('clusters.burstsUpTo'), moment(watch.data.burstsUpTo, language)],
              [t('clusters.judgedOn'), due(watch.data.judgedOn, language)],
              [
                t('clusters.shares'),
                SHARES.map((name) => `${word('clusterShare', name)} ${percent(watch.data.shares[name])}`).join('・'),
              ],
              [
                t('clusters.budget'),
                t('clusters.budgetValue', {
                  sum: Object.values(watch.data.falseAlarmsPerWeek)
                    .reduce((a, b) => a + b, 0)
                    .toFixed(2),
                }),
              ],
            ]}
          />
          {watch.data.delays.length > 0 && <Delays of={watch.data.delays} />}
        </Stack>
      )}
    </Card>
  );
}

function Delays({ of }: { of: WatchView['delays'] }) {
  const { t, word } = useI18n();
  return (
    <div className="mado-scroll">
      <Text size="sm" fw={600}>
        {t('clusters.delays')}
      </Text>
      <Table verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('field.channel')}</Table.Th>
            <Table.Th className="mado-figure">{t('clusters.delayN')}</Table.Th>
            {[0, 1, 3, 7].map((days) => (
              <Table.Th key={days} className="mado-figure">
                {days === 0 ? t('clusters.delayToday') : t('clusters.delayDays', { days })}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {of.map(({ channel, n, known }) => (
            <Table.Tr key={channel}>
              <Table.Td>{word('channel', channel)}</Table.Td>
              <Table.Td className="mado-figure">{n.toLocaleString()}</Table.Td>
              {known.map((share, at) => (
                <Table.Td key={at} className="mado-figure">
                  {percent(share)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
