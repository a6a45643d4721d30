import { Alert, Group, Stack, Table, Text } from '@mantine/core';
import { useI18n } from '../../i18n';
import { moment } from '../../lib/format';
import { Card } from '../../ui/page';
import { progressOf } from './index';
import type { Trial, TrialCounts } from './types';

const COLUMNS = ['read', 'before', 'after', 'newlyFlagged', 'newlyDropped', 'changed'] as const;

/** How far a trial is, and its counts by channel and language. */
export function TrialReport({ of }: { of: Trial }) {
  const { t, word, language } = useI18n();
  return (
    <Card title={t('engines.trial')}>
      <Stack gap="sm">
        {of.state === 'running' && <Progress of={of} />}
        {of.staleness !== null && (
          <Alert color="orange" title={t('engines.stale')}>
            {word('staleness', of.staleness)}
          </Alert>
        )}
        <Text size="sm">
          {t('engines.trialRead', {
            started: moment(of.startedAt, language),
            done: of.done.toLocaleString(),
            erased: of.erased.toLocaleString(),
          })}
        </Text>
        <div className="mado-scroll">
          <Table verticalSpacing={4} fz="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th />
                {COLUMNS.map((column) => (
                  <Table.Th key={column} className="mado-figure">
                    {t(`engines.count.${column}`)}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              <Row name={t('list.all')} of={of.report.all} strong />
              {Object.entries(of.report.channel).map(([name, counts]) => (
                <Row key={name} name={word('channel', name)} of={counts} />
              ))}
              {Object.entries(of.report.language).map(([name, counts]) => (
                <Row key={name} name={word('language', name)} of={counts} />
              ))}
            </Table.Tbody>
          </Table>
        </div>
        {of.reportSha256 !== null && (
          <Text size="xs" c="dimmed">
            {t('engines.reportHash')} <span className="mado-id">{of.reportSha256}</span>
          </Text>
        )}
      </Stack>
    </Card>
  );
}

function Progress({ of }: { of: Trial }) {
  const { t } = useI18n();
  const said = t('engines.trialRuns', progressOf(of));
  return (
    <Group>
      <progress
        className="mado-import-progress"
        aria-label={said}
        value={of.done}
        max={Math.max(1, of.total, of.done)}
      />
      <Text size="sm" role="status">
        {said}
      </Text>
    </Group>
  );
}

function Row({ name, of, strong = false }: { name: string; of: TrialCounts; strong?: boolean }) {
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={strong ? 700 : 400}>
        {name}
      </Table.Th>
      {COLUMNS.map((column) => (
        <Table.Td key={column} className="mado-figure">
          {of[column].toLocaleString()}
        </Table.Td>
      ))}
    </Table.Tr>
  );
}
