import { Alert, Anchor, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api } from '../../api/client';
import type { Incident } from '../../api/incident-types';
import { useCan } from '../../api/session';
import { useI18n } from '../../i18n';
import { Who } from '../../ui/entry-parts';

/** Staff named in the texts of the incident's complaints whom no wall names. */
interface NamedStaff {
  items: { userId: string; complaintIds: string[] }[];
  looked: number;
  of: number;
}

/** A complaint is looked through once while its incident is open on the screen. */
const FRESH_MS = 10 * 60_000;

/** Proposes a wall to those who decide about walls when a complaint names one of the staff; it raises none by itself. */
export function NamedStaffNotice({ incident }: { incident: Incident }) {
  const { t } = useI18n();
  const can = useCan();
  const isOpen = incident.state !== 'closed' && incident.state !== 'unfounded';
  const found = useQuery({
    queryKey: ['named-staff', incident.id, incident.complaints.length],
    queryFn: () => api<NamedStaff>(`/incidents/${incident.id}/named-staff`),
    enabled: isOpen && can('walls:decide'),
    staleTime: FRESH_MS,
    retry: false,
  });
  const { items = [], looked = 0, of = 0 } = found.data ?? {};
  if (items.length === 0) return null;
  return (
    <Alert color="orange" title={t('namedStaff.title')}>
      <Stack gap={4}>
        {items.map(({ userId, complaintIds }) => (
          <Text key={userId} size="sm">
            <Who actorId={userId} />
            {t('namedStaff.in', { count: complaintIds.length })}
          </Text>
        ))}
        <Text size="sm">
          {t('namedStaff.hint')}{' '}
          <Anchor component={Link} to="?tab=walls" c="inherit" inherit underline="always">
            {t('walls.add')}
          </Anchor>
        </Text>
        {looked < of && (
          <Text size="xs" c="dimmed">
            {t('namedStaff.of', { looked, of })}
          </Text>
        )}
      </Stack>
    </Alert>
  );
}
