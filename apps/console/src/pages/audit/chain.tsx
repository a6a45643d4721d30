import { Alert, Button, Group, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { api } from '../../api/client';
import { useI18n } from '../../i18n';
import { moment } from '../../lib/format';
import { Card } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';

interface Proof {
  at: string;
  auditHead: { seq: number; hash: string; at: string };
  /** Null unless the whole log was read. */
  audit: { ok: boolean; rows: number; firstBad: { seq: number; why: string } | null } | null;
}

/** Whether the log is as it was written: its head, and a check of the whole on demand. */
export function Chain() {
  const { t, language } = useI18n();
  const head = useQuery({ queryKey: ['proof'], queryFn: () => api<Proof>('/proof') });
  const verify = useMutation({ mutationFn: () => api<Proof>('/proof?verify=true') });
  const verdict = verify.data?.audit ?? null;
  const newest = head.data?.auditHead;
  return (
    <Card title={t('audit.chain')}>
      <Group justify="space-between" align="center">
        <div role="status">
          {newest && (
            <Text size="sm">
              {t('audit.chainAt', { seq: newest.seq.toLocaleString(), at: moment(newest.at, language) })}
            </Text>
          )}
          {verdict === null ? (
            <Text size="sm" c="dimmed">
              {t('audit.chainUnread')}
            </Text>
          ) : (
            <Alert color={verdict.ok ? 'green' : 'red'} mt={4} py={6}>
              {verdict.ok
                ? t('proof.intact', { rows: verdict.rows.toLocaleString() })
                : t('proof.broken', { seq: verdict.firstBad?.seq ?? '?' })}
            </Alert>
          )}
        </div>
        <Button
          variant="default"
          loading={verify.isPending}
          onClick={() => {
            verify.mutate();
          }}
        >
          {t('proof.verify')}
        </Button>
      </Group>
      <ProblemAlert error={head.error ?? verify.error} />
    </Card>
  );
}
