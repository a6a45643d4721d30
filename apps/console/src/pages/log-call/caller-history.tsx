import { Anchor, Group, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api } from '../../api/client';
import { useCan } from '../../api/session';
import type { ComplaintRow } from '../../api/types';
import { useI18n } from '../../i18n';
import { isWholeNumber, toHalfWidth } from '../../lib/digits';
import { shortMoment } from '../../lib/format';
import { Flags, StateBadge } from '../../ui/badges';
import { KnownName } from './known-name';

const SHOWN = 3;

interface CallerHistoryProps {
  phone: string;
  /** A name is typed already. */
  named: boolean;
  onName: (name: string) => void;
}

/** Earlier complaints from the typed number; looked up by the desk's keyed index, so the number stays out of addresses. */
export function CallerHistory({ phone, named, onName }: CallerHistoryProps) {
  const { t, word } = useI18n();
  const can = useCan();
  const [typed] = useDebouncedValue(toHalfWidth(phone).trim(), 400);
  const complete = isWholeNumber(typed);
  const earlier = useQuery({
    queryKey: ['lookup', 'phone', typed],
    queryFn: () =>
      api<{ items: ComplaintRow[] }>('/complaints/lookup', {
        method: 'POST',
        body: { kind: 'phone', value: typed },
        quiet: true,
      }),
    enabled: complete && can('complaints:read'),
    gcTime: 0,
    retry: false,
  });
  const items = complete ? earlier.data?.items : undefined;
  if (items === undefined) return <div role="status" />;
  if (items.length === 0)
    return (
      <Text size="sm" c="dimmed" role="status">
        {t('log.noEarlier')}
      </Text>
    );
  const [first] = items;
  return (
    <Stack gap={4} role="status">
      <Text size="sm" fw={600}>
        {t('log.earlier', { count: items.length })}
      </Text>
      {items.slice(0, SHOWN).map((row) => (
        <Group key={row.id} gap="xs">
          <Anchor component={Link} to={`/complaints/${row.id}`} target="_blank" className="mado-number" size="sm">
            {row.slipNumber}
          </Anchor>
          <Text size="sm" className="mado-number">
            {shortMoment(row.receivedAt)}
          </Text>
          <Text size="sm">{word('category', row.category)}</Text>
          <StateBadge state={row.state} />
          <Flags of={row} />
        </Group>
      ))}
      {items.length > SHOWN && (
        <Text size="sm" c="dimmed">
          {t('log.earlierMore', { count: items.length - SHOWN })}
        </Text>
      )}
      {first !== undefined && !named && <KnownName key={first.id} complaintId={first.id} onTake={onName} />}
    </Stack>
  );
}
