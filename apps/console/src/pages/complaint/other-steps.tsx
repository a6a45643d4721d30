import { Stack } from '@mantine/core';
import type { Complaint } from '../../api/types';
import { useI18n } from '../../i18n';
import { Card } from '../../ui/page';
import { WithNote } from './banners';

/** Rare steps: the complainant takes the complaint back; somebody is in danger though no word said so. */
export function OtherSteps({ complaint }: { complaint: Complaint }) {
  const { t } = useI18n();
  const isWithdrawn = complaint.withdrawn != null;
  const isDanger = complaint.danger?.state === 'suspected' || complaint.danger?.state === 'confirmed';
  if (isWithdrawn && isDanger) return null;
  return (
    <Card title={t('otherSteps.title')}>
      <Stack gap="sm">
        {!isWithdrawn && (
          <WithNote
            complaintId={complaint.id}
            path="withdrawal"
            label={t('withdrawn.note')}
            choices={[{ label: t('withdrawn.record'), body: { withdrawn: true } }]}
          />
        )}
        {!isDanger && (
          <WithNote
            complaintId={complaint.id}
            path="danger"
            label={t('danger.note')}
            choices={[{ label: t('danger.report'), body: { present: true } }]}
          />
        )}
      </Stack>
    </Card>
  );
}
