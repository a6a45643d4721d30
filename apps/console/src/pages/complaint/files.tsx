import { Badge, Group, Stack, Text } from '@mantine/core';
import type { Complaint } from '../../api/types';
import { useI18n } from '../../i18n';
import { bytes } from '../../lib/format';
import { OriginalButton } from '../../ui/original-button';
import { Card } from '../../ui/page';
import { ScanBadge } from '../../ui/scan-badge';

/** Files that came with a web form; nothing when there are none. */
export function Files({ complaint, mayOpen }: { complaint: Complaint; mayOpen: boolean }) {
  const { t, word } = useI18n();
  const files = complaint.files ?? [];
  if (files.length === 0) return null;
  return (
    <Card title={t('complaint.files')}>
      <Stack gap="sm">
        {files.map((file) => (
          <div key={file.id}>
            <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
              <Text size="sm" className="mado-break">
                {file.fileName}
              </Text>
              {mayOpen && (
                <OriginalButton
                  of={file}
                  path={`/files/${file.id}`}
                  label={`${t('complaint.original')} ${file.fileName}`}
                />
              )}
            </Group>
            <Group gap="xs" mt={4}>
              <Text size="sm" c="dimmed">
                {word('mediaType', file.mediaType)} ・ {bytes(file.size)}
              </Text>
              <ScanBadge scans={complaint.scans} originalId={file.id} />
              {!file.readable && (
                <Badge variant="light" color="grape" tt="none">
                  {t('complaint.fileUnreadable')}
                </Badge>
              )}
            </Group>
          </div>
        ))}
      </Stack>
    </Card>
  );
}
