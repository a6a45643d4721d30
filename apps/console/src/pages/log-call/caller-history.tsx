import { Anchor, Group, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { post } from '../../api/client';
import { useCan } from '../../api/session';
import type { ComplaintRow } from '../../api/types';
import { useI18n } from '../../i18n';
import { lookupKind, toHalfWidth } from '../../lib/digits';
import { shortMoment } from '../../lib/format';
import { Flags, StateBadge } from '../../ui/badges';
import { Card } from '../../ui/page';

/** Earlier complaints from the typed number; looked up by the desk's keyed index, so the number stays out of addresses. */
export function CallerHistory({ phone }: { phone: string }) {
  const { t, word } = useI18n();
  const can = useCan();
  const [typed] = useDebouncedValue(toHalfWidth(phone).trim(), 500);
  const complete = lookupKind(typed) === 'phone' && typed.replace(/\D/g, '').length >= 9;
  const earlier = useQuery({
    queryKey: ['lookup', 'phone', typed],
    queryFn: () => post<{ items: ComplaintRow[] }>('/complaints/lookup', { kind: 'phone', value: typed }),
    enabled: complete && can('complaints:read'),
    gcTime: 0,
    retry: false,
  });
  if (!complete || !earlier.data) return null;
  const { items } = earlier.data;
  if (items.length === 0) return <Text size="sm">{t('log.noEarlier')}</Text>;
  return (
    <Card title={t('log.earlier', { count: items.length })}>
      <Stack gap="xs">
        {items.slice(0, 8).map((row) => (
          <Group key={row.id} gap="xs">
            <Anchor component={Link} to={`/complaints/${row.id}`} target="_blank" className="mado-number">
              {row.slipNumber}
            </Anchor>
            <Text size="sm">{shortMoment(row.receivedAt)}</Text>
            <Text size="sm">{word('category', row.category)}</Text>
            <StateBadge state={row.state} />
            <Flags of={row} />
          </Group>
        ))}
      </Stack>
    </Card>
  );
}
