import { Alert, List, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client';
import { useI18n } from '../../i18n';
import { remarked } from '../../lib/format';
import { Kinds } from '../../ui/badges';
import { Highlighted } from '../../ui/highlighted';
import { pending } from '../../ui/page';
import type { DifferenceText } from './types';

/** The words of one complaint of the report, as both engines read them. Each look is in the audit log. */
export function TextOf({ trialId, complaintId }: { trialId: string; complaintId: string }) {
  const { t } = useI18n();
  const text = useQuery({
    queryKey: ['engine-trials', trialId, 'text', complaintId],
    queryFn: () => api<DifferenceText>(`/engine-trials/${trialId}/differences/${complaintId}`),
    staleTime: Infinity,
    gcTime: 0,
  });
  return (
    <Stack gap="md" py="xs">
      {pending(text)}
      {text.data?.withheld && <Alert color="blue">{t('engines.withheld')}</Alert>}
      {text.data?.texts.map((each) => (
        <div key={each.id} className="mado-compare">
          <Reading title={t('engines.before')} of={each} reading={each.before} />
          <Reading title={t('engines.after')} of={each} reading={each.after} />
        </div>
      ))}
    </Stack>
  );
}

type OneText = DifferenceText['texts'][number];

function Reading({ title, of, reading }: { title: string; of: OneText; reading: OneText['before'] }) {
  const { t, language } = useI18n();
  return (
    <div>
      <Title order={3} size="h6" mb={4}>
        {of.of === 'message' ? remarked(title, t('engines.message'), language) : title}
      </Title>
      {reading && (
        <Text size="sm" mb={4}>
          {t(reading.flagged ? 'engines.flagged' : 'engines.unflagged', { score: reading.score.toFixed(3) })}
        </Text>
      )}
      {reading && reading.kinds.length > 0 && <Kinds kinds={reading.kinds} />}
      {of.subject !== null && of.subject !== '' && (
        <Text size="sm" fw={600} mt={4}>
          {of.subject}
        </Text>
      )}
      <Highlighted text={of.text} reasons={reading?.reasons ?? []} />
      {reading && reading.reasons.length > 0 && (
        <List size="sm" spacing={2} mt={4}>
          {[...new Set(reading.reasons.map((reason) => reason.why))].map((why) => (
            <List.Item key={why}>{why}</List.Item>
          ))}
        </List>
      )}
    </div>
  );
}
