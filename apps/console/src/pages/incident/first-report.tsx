import { Button, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { download } from '../../api/client';
import type { Incident } from '../../api/incident-types';
import { useI18n } from '../../i18n';
import { useNotes } from '../../ui/problem-alert';

/** The first report to the authority, as it stands. */
export function FirstReport({ incident }: { incident: Incident }) {
  const { t } = useI18n();
  const notes = useNotes();
  const report = useMutation({
    mutationFn: (format: 'pdf' | 'json') =>
      download(
        `/incidents/${incident.id}/report?form=art28-first&format=${format}`,
        `${incident.number}-art28-first.${format}`,
      ),
    onError: notes.failed,
  });
  return (
    <Group gap="xs">
      {(['pdf', 'json'] as const).map((format) => (
        <Button
          key={format}
          variant={format === 'pdf' ? 'filled' : 'default'}
          size="compact-sm"
          loading={report.isPending && report.variables === format}
          onClick={() => {
            report.mutate(format);
          }}
        >
          {t(format === 'pdf' ? 'incident.reportPdf' : 'incident.reportJson')}
        </Button>
      ))}
    </Group>
  );
}
