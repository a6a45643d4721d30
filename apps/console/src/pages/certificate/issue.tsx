import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../../api/client';
import { useSession } from '../../api/session';
import { useI18n } from '../../i18n';
import { Card } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { percent, type Certificate, type CertificateNow } from './types';

const RATES = [0.005, 0.01, 0.02, 0.05];

/** A new certificate, for whoever may certify. */
export function Issue({ now }: { now: CertificateNow }) {
  const { t } = useI18n();
  const { permissions } = useSession();
  const queries = useQueryClient();
  const standing = now.certificate?.alpha ?? 0.01;
  const [alpha, setAlpha] = useState(standing);
  const issue = useMutation({
    mutationFn: () => post<Certificate>('/triage/certificate', { alpha }),
    onSuccess: () => Promise.all([queries.invalidateQueries({ queryKey: ['certificate'] })]),
  });
  if (!permissions.includes('triage:certify')) return null;
  const rates = [...new Set([...RATES, standing])].sort((a, b) => a - b);
  return (
    <Card title={t('certificate.issue')}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('certificate.issueMore')}
        </Text>
        <NativeSelect
          label={t('certificate.wished')}
          value={String(alpha)}
          onChange={(event) => {
            setAlpha(Number(event.currentTarget.value));
          }}
          data={rates.map((rate) => ({ value: String(rate), label: t('certificate.atMost', { rate: percent(rate) }) }))}
        />
        <ProblemAlert error={issue.error} />
        <Group>
          <Button
            loading={issue.isPending}
            onClick={() => {
              issue.mutate();
            }}
          >
            {t('certificate.issueNow')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
