import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client';
import { useI18n } from '../../i18n';
import { Card } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import type { BoundAnswer } from './types';

const REASONS = ['engine-changed', 'words-changed', 'readers-retrained', 'pile-reread'];

/** A new beginning of the proof, after the cause of misses was removed. */
export function BeginAnew({ of: { epoch, targets } }: { of: BoundAnswer }) {
  const { t, word } = useI18n();
  const [reason, setReason] = useState<string | null>(null);
  const queries = useQueryClient();
  const begin = useMutation({
    mutationFn: () => api('/triage/bound/begin-anew', { method: 'POST', body: { reason } }),
    onSuccess: async () => {
      setReason(null);
      await queries.invalidateQueries({ queryKey: ['missed-bound'] });
    },
  });
  const next = 1 - (1 - targets.confidence) / 2;
  return (
    <Card title={t('bound.anew')}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('bound.anewExplain', { n: epoch.number + 1, confidence: `${String(Math.round(1e5 * next) / 1e3)} %` })}
        </Text>
        <ProblemAlert error={begin.error} />
        <Group align="flex-end">
          <Select
            label={t('bound.anewReason')}
            value={reason}
            onChange={setReason}
            data={REASONS.map((value) => ({ value, label: word('boundAnew', value) }))}
          />
          <Button
            variant="default"
            disabled={reason === null}
            loading={begin.isPending}
            onClick={() => {
              begin.mutate();
            }}
          >
            {t('bound.anewDo')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
