import { Badge, Group, Stack, Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { ArrivalRow, Complaint, DecisionRow, HistoryEntry } from '../../api/types';
import { useBilingual, useI18n } from '../../i18n';
import { bytes, labelled, listed, moment, remarked, shortMoment } from '../../lib/format';
import { Who } from '../../ui/entry-parts';
import { OriginalButton } from '../../ui/original-button';
import { Card, Waiting } from '../../ui/page';
import { ScanBadge } from '../../ui/scan-badge';
import { ViewText } from './view-text';

// Tables are heavy, and the history stands below what people come for.
const HistoryTable = lazy(async () => ({ default: (await import('../../ui/history-table')).HistoryTable }));

/** What reached the desk, copies to other addresses among them, each with its sealed original byte for byte. */
export function Arrivals({ complaint, mayOpen }: { complaint: Complaint; mayOpen: boolean }) {
  const { t } = useI18n();
  return (
    <Card title={t('complaint.originals')}>
      <Stack gap="sm">
        {(complaint.arrivals ?? []).map((row) => (
          <Arrival key={row.id} row={row} scans={complaint.scans} mayOpen={mayOpen} />
        ))}
      </Stack>
    </Card>
  );
}

function Arrival({ row, scans, mayOpen }: { row: ArrivalRow; scans: Complaint['scans']; mayOpen: boolean }) {
  const { t, word, language } = useI18n();
  return (
    <div>
      <Group justify="space-between" gap="xs" mb={4} align="flex-start">
        <Text size="sm">
          {word('channel', row.channel)} ・ {moment(row.receivedAt, language)}
        </Text>
        {mayOpen && (
          <Group gap={6} wrap="nowrap">
            <ViewText arrivalId={row.id} />
            <OriginalButton of={row} />
          </Group>
        )}
      </Group>
      {row.fileName !== null && (
        <Text size="sm" className="mado-break">
          {row.fileName}
        </Text>
      )}
      {row.addresses.length > 0 && (
        <Text size="sm" className="mado-break">
          {labelled(t('complaint.sentTo'), listed(row.addresses, language), language)}
        </Text>
      )}
      <Group gap="xs" my={2}>
        {row.outcome !== 'complaint' && (
          <Badge variant="light" color="gray" tt="none">
            {row.outcome === 'repeat' ? t('complaint.copy') : word('outcomeOf', row.outcome)}
          </Badge>
        )}
        <ScanBadge scans={scans} originalId={row.originalId} />
        {row.warnings.includes('attachments-pending') && (
          <Badge variant="light" color="orange" tt="none">
            {t('complaint.attachmentsPending')}
          </Badge>
        )}
      </Group>
      <details>
        <Text component="summary" size="xs" c="dimmed">
          {t('complaint.originalMore')}
        </Text>
        <Text size="xs">{bytes(row.size)}</Text>
        <div className="mado-id">SHA-256 {row.sha256}</div>
      </details>
    </div>
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
  const { t, word, language } = useI18n();
  const inWords = useBilingual();
  if (rows.length === 0) return null;
  return (
    <Card title={t('complaint.decisions')}>
      <Stack gap={6}>
        {rows.map((row, index) => (
          <div key={row.id ?? index}>
            <Text size="sm" fw={600}>
              {word('review', row.decision)}
              {row.stage !== undefined &&
                row.stage !== 'single' &&
                remarked('', word('reading-stage', row.stage), language)}
            </Text>
            <Text size="sm">{row.reason ? inWords(row.reason) : row.reasonCode}</Text>
            {row.note != null && <Text size="sm">{row.note}</Text>}
            {(row.evidence ?? []).map((one) => (
              <Text key={`${String(one.start)}-${one.text}`} size="sm" className="mado-break">
                「{one.text}」
              </Text>
            ))}
            <Text size="xs" c="dimmed">
              {shortMoment(row.decidedAt)} <Who actorId={row.decidedBy} />
            </Text>
          </div>
        ))}
      </Stack>
    </Card>
  );
}

/** What was done; reasons of decisions are said in the words of the decisions that stand on the page. */
export function History({
  entries,
  decisions,
}: {
  entries: readonly HistoryEntry[];
  decisions: readonly DecisionRow[];
}) {
  const { t } = useI18n();
  const inWords = useBilingual();
  if (entries.length === 0) return null;
  const names = new Map(decisions.flatMap(({ reasonCode, reason }) => (reason ? [[reasonCode, inWords(reason)]] : [])));
  return (
    <Card title={t('complaint.history')}>
      <Suspense fallback={<Waiting />}>
        <HistoryTable entries={entries} states="state" when={shortMoment} names={names} />
      </Suspense>
    </Card>
  );
}
