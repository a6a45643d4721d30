import { Alert, Button, Group, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { CampaignView, ReturnResult } from '../../api/campaign-types';
import { post } from '../../api/client';
import { useI18n } from '../../i18n';
import { useFields } from '../../lib/use-fields';
import { DateField } from '../../ui/date-field';
import { Card } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { useCampaignAction } from './use-campaign-action';

const REASONS = ['unknown-address', 'moved', 'refused', 'not-collected', 'other'];
const RESULTS = ['returned', 'unknown', 'passedOver', 'notPosted'] as const;

/** Letters that came back: their numbers from a scanner or from hand, one in a line. */
export function ReturnedLetters({ campaign }: { campaign: CampaignView }) {
  const { t, word } = useI18n();
  const form = useFields({ proofs: '', reason: 'unknown-address', on: '' });
  const [result, setResult] = useState<ReturnResult | null>(null);
  const proofs = form.values.proofs.split(/[\s,、]+/).filter((proof) => proof !== '');
  const record = useCampaignAction(
    campaign,
    () => post<ReturnResult>('/letters/returns', { proofs, reason: form.values.reason, on: form.values.on }),
    (answer) => {
      setResult(answer);
      form.set({ proofs: '' });
    },
  );
  return (
    <Card title={t('letters.recordReturned')}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('letters.returnedHint')}
        </Text>
        <Textarea label={t('letters.proofs')} required rows={4} {...form.bind('proofs')} />
        <div className="mado-fields">
          <NativeSelect
            label={t('letters.returnReason')}
            data={REASONS.map((value) => ({ value, label: word('returnReason', value) }))}
            {...form.bind('reason')}
          />
          <DateField kind="day" label={t('letters.returnedOn')} required {...form.date('on')} />
        </div>
        <ProblemAlert error={record.error} />
        {result !== null && (
          <Alert color={result.returned.length > 0 ? 'green' : 'orange'} role="status">
            {RESULTS.filter((kind) => result[kind].length > 0).map((kind) => (
              <Text key={kind} size="sm">
                {t(`letters.result.${kind}`, { count: result[kind].length })}
                {kind === 'returned' ? '' : `: ${result[kind].join(', ')}`}
              </Text>
            ))}
          </Alert>
        )}
        <Group>
          <Button
            variant="default"
            disabled={proofs.length === 0 || !form.filled('on')}
            loading={record.isPending}
            onClick={() => {
              record.mutate();
            }}
          >
            {t('letters.recordReturned')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
