import { Badge, Group, Stack, Text } from '@mantine/core';
import type { ArrivalRow, Complaint, DecisionRow, HistoryEntry } from '../../api/types';
import { useBilingual, useI18n } from '../../i18n';
import { bytes, moment, shortMoment } from '../../lib/format';
import { Who } from '../../ui/entry-parts';
import { HistoryTable } from '../../ui/history-table';
import { OriginalButton } from '../../ui/original-button';
import { Card } from '../../ui/page';

/** What reached the desk, with the sealed original to download byte for byte. */
export function Arrivals({ rows, mayOpen }: { rows: readonly ArrivalRow[]; mayOpen: boolean }) {
  const { t, word, language } = useI18n();
  return (
    <Card title={t('complaint.originals')}>
      <Stack gap="sm">
        {rows.map((row) => (
          <div key={row.id}>
            <Group justify="space-between" gap="xs">
              <Text size="sm">
                {word('channel', row.channel)} ・ {moment(row.receivedAt, language)} ・ {bytes(row.size)}
              </Text>
              {mayOpen && <OriginalButton of={row} />}
            </Group>
            <Text size="sm">{row.fileName}</Text>
            {row.addresses.length > 0 && (
              <Text size="sm">
                {t('complaint.sentTo')} {row.addresses.join(' ')}
              </Text>
            )}
            {row.warnings.includes('attachments-pending') && (
              <Badge variant="light" color="orange" tt="none">
                {t('warning.attachments-pending')}
              </Badge>
            )}
            <div className="mado-id">SHA-256 {row.sha256}</div>
          </div>
        ))}
      </Stack>
    </Card>
  );
}

export function Signals({ rows }: { rows: NonNullable<Complaint['signals']> }) {
  const { t, word } = useI18n();
  if (rows.length === 0) return null;
  return (
    <Card title={t('complaint.signals')}>
      <Stack gap={6}>
        {rows.map((signal) => (
          <Group key={signal.id} gap="xs">
            <Text size="sm">{word('kind', signal.kind)}</Text>
            <Badge variant="light" color={signal.state === 'set_aside' ? 'gray' : 'orange'} tt="none">
              {word('signal', signal.state)}
            </Badge>
          </Group>
        ))}
      </Stack>
    </Card>
  );
}

export function Decisions({ rows }: { rows: readonly DecisionRow[] }) {
  const { t, word } = useI18n();
  const inWords = useBilingual();
  if (rows.length === 0) return null;
  return (
    <Card title={t('complaint.decisions')}>
      <Stack gap={6}>
        {rows.map((row, index) => (
          <div key={row.id ?? index}>
            <Text size="sm" fw={600}>
              {word('review', row.decision)}
            </Text>
            <Text size="sm">{row.reason ? inWords(row.reason) : row.reasonCode}</Text>
            {row.note != null && <Text size="sm">{row.note}</Text>}
            <Text size="xs" c="dimmed">
              {shortMoment(row.decidedAt ?? row.at)} <Who actorId={row.decidedBy} />
            </Text>
          </div>
        ))}
      </Stack>
    </Card>
  );
}

export function History({ entries }: { entries: readonly HistoryEntry[] }) {
  const { t } = useI18n();
  if (entries.length === 0) return null;
  return (
    <Card title={t('complaint.history')}>
      <HistoryTable entries={entries} states="state" when={shortMoment} />
    </Card>
  );
}
