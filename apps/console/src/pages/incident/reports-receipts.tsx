import { Anchor, List, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { api, download } from '../../api/client';
import type { Incident } from '../../api/incident-types';
import type { ReportDetail } from '../../api/report-types';
import { useCan } from '../../api/session';
import { useI18n } from '../../i18n';
import { bytes } from '../../lib/format';
import { ProblemAlert, useNotes } from '../../ui/problem-alert';
import { useIncidentAction } from './use-incident-action';

interface PartProps {
  incident: Incident;
  version: ReportDetail;
}

/** Files by which the authority confirmed receipt. */
export function Receipts({ incident, version }: PartProps) {
  const { t } = useI18n();
  const can = useCan();
  const notes = useNotes();
  const at = `/incidents/${incident.id}/reports/${version.id}/receipts`;
  const fetched = useMutation({
    mutationFn: (receipt: { id: string; name: string }) => download(`${at}/${receipt.id}`, receipt.name),
    onError: notes.failed,
  });
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600}>
        {t('report.receipts')}
      </Text>
      {version.receipts.length === 0 && <Text size="sm">{t('report.noReceipts')}</Text>}
      <List size="sm">
        {version.receipts.map((receipt) => (
          <List.Item key={receipt.id}>
            <Anchor
              component="button"
              type="button"
              onClick={() => {
                fetched.mutate(receipt);
              }}
            >
              {receipt.name}
            </Anchor>{' '}
            {bytes(receipt.size)} <span className="mado-id">{t('report.receiptHash', { hash: receipt.sha256 })}</span>
          </List.Item>
        ))}
      </List>
      {can('incidents:write') && <AddReceipt incident={incident} at={at} />}
    </Stack>
  );
}

function AddReceipt({ incident, at }: { incident: Incident; at: string }) {
  const { t } = useI18n();
  const add = useIncidentAction(incident.id, (file: File) => {
    const body = new FormData();
    body.append('file', file);
    return api(at, { method: 'POST', body });
  });
  return (
    <>
      <label>
        <Text size="sm">{t('report.addReceipt')}</Text>
        <input
          type="file"
          disabled={add.isPending}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file !== undefined) add.mutate(file);
            event.currentTarget.value = '';
          }}
        />
      </label>
      <ProblemAlert error={add.error} />
    </>
  );
}
