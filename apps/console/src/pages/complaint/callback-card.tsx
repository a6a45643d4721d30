import { Group, Text } from '@mantine/core';
import type { Complaint } from '../../api/types';
import { useI18n } from '../../i18n';
import { isOwed } from '../../lib/callback';
import { moment } from '../../lib/format';
import { useNow } from '../../lib/use-now';
import { CallbackLeft } from '../../ui/callback-left';
import { Card } from '../../ui/page';

/** The promise to call back, with its clock as long as it is owed; nothing without a promise. */
export function CallbackCard({ complaint }: { complaint: Complaint }) {
  const { t, language } = useI18n();
  const now = useNow();
  const at = complaint.callbackAt;
  if (at === null) return null;
  return (
    <Card title={t('complaint.callback')}>
      <Group gap="xs">
        <Text fw={700}>{moment(at, language)}</Text>
        {isOwed(complaint.state) ? (
          <CallbackLeft leftMs={Date.parse(at) - now} />
        ) : (
          <Text size="sm" c="dimmed">
            {t('callback.over')}
          </Text>
        )}
      </Group>
    </Card>
  );
}
