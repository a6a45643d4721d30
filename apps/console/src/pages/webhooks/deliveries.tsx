import { Badge, Button, Stack, Table, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, post } from '../../api/client';
import { useI18n } from '../../i18n';
import { shortMoment } from '../../lib/format';
import { pending } from '../../ui/page';
import { ProblemAlert, useNotes } from '../../ui/problem-alert';
import type { Delivery, Endpoint } from './types';

/** How often (ms) the log is asked for again. */
const POLL_MS = 15_000;

/** The newest deliveries of an endpoint with their last answers. */
export function Deliveries({ of }: { of: Endpoint }) {
  const { t } = useI18n();
  const notes = useNotes();
  const client = useQueryClient();
  const key = ['webhooks', of.id, 'deliveries'];
  const log = useQuery({
    queryKey: key,
    queryFn: () => api<{ items: Delivery[] }>(`/webhooks/${of.id}/deliveries`),
    refetchInterval: POLL_MS,
  });
  const resend = useMutation({
    mutationFn: (id: string) => post(`/webhooks/deliveries/${id}/resend`),
    onSuccess: () => {
      notes.done(t('webhooks.resent'));
      void client.invalidateQueries({ queryKey: key });
    },
  });
  if (!log.data) return pending(log);
  if (log.data.items.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('webhooks.noDeliveries')}
      </Text>
    );
  return (
    <Stack gap="xs">
      <ProblemAlert error={resend.error} />
      <div className="mado-scroll mado-log">
        <Table verticalSpacing={4} fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('webhooks.at')}</Table.Th>
              <Table.Th>{t('webhooks.event')}</Table.Th>
              <Table.Th>{t('field.state')}</Table.Th>
              <Table.Th className="mado-figure">{t('webhooks.attempts')}</Table.Th>
              <Table.Th>{t('webhooks.answer')}</Table.Th>
              <Table.Th aria-label={t('webhooks.resend')} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {log.data.items.map((row) => (
              <Line
                key={row.id}
                of={row}
                busy={resend.isPending}
                onResend={() => {
                  resend.mutate(row.id);
                }}
              />
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Stack>
  );
}

function Line({ of, busy, onResend }: { of: Delivery; busy: boolean; onResend: () => void }) {
  const { t, word } = useI18n();
  const failing = of.state === 'pending' && of.attempts > 0;
  return (
    <Table.Tr>
      <Table.Td className="mado-number">{shortMoment(of.createdAt)}</Table.Td>
      <Table.Td className="mado-number">{word('webhookEvent', of.event)}</Table.Td>
      <Table.Td className="mado-number">
        <Badge variant="light" color={of.state === 'delivered' ? 'green' : failing ? 'red' : 'gray'} tt="none">
          {t(`delivery.${of.state === 'delivered' ? 'delivered' : failing ? 'failing' : 'waiting'}`)}
        </Badge>
      </Table.Td>
      <Table.Td className="mado-figure">{of.attempts}</Table.Td>
      <Table.Td className="mado-number">
        {of.state === 'delivered' ? `HTTP ${String(of.lastStatus ?? '')}` : <Answer of={of} />}
      </Table.Td>
      <Table.Td>
        <Button
          size="compact-xs"
          variant="default"
          disabled={busy}
          aria-label={`${t('webhooks.resend')} ${shortMoment(of.createdAt)}`}
          onClick={onResend}
        >
          {t('webhooks.resend')}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}

/** The last failure, and when it is tried again. */
function Answer({ of }: { of: Delivery }) {
  const { t, word } = useI18n();
  if (of.attempts === 0) return '—';
  const failure = of.lastStatus === null ? word('deliveryError', of.lastError) : `HTTP ${String(of.lastStatus)}`;
  return `${failure}${t('webhooks.nextAt', { at: shortMoment(of.nextAt) })}`;
}
