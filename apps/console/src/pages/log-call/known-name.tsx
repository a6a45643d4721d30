import { Button, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { api } from '../../api/client';
import type { Complaint } from '../../api/types';
import { useI18n } from '../../i18n';

interface KnownNameProps {
  /** The latest complaint from the typed number. */
  complaintId: string;
  onTake: (name: string) => void;
}

/** Offers the name that an earlier complaint from this number gave. To look is a look into that complaint, and is logged as one. */
export function KnownName({ complaintId, onTake }: KnownNameProps) {
  const { t } = useI18n();
  const look = useMutation({
    mutationFn: async () => {
      const headers = { 'X-Purpose': 'log-call' };
      const earlier = await api<Complaint>(`/complaints/${complaintId}`, { headers, quiet: true });
      return earlier.contact?.name ?? '';
    },
    gcTime: 0,
  });
  const name = look.data;
  if (name === undefined)
    return (
      <Group>
        <Button
          size="compact-xs"
          variant="subtle"
          loading={look.isPending}
          onClick={() => {
            look.mutate();
          }}
        >
          {t('log.lookName')}
        </Button>
      </Group>
    );
  if (name === '') return <Text size="sm">{t('log.noName')}</Text>;
  return (
    <Group gap="xs">
      <Text size="sm">{t('log.isIt', { name })}</Text>
      <Button
        autoFocus
        size="compact-xs"
        variant="default"
        onClick={() => {
          onTake(name);
        }}
      >
        {t('log.takeName')}
      </Button>
    </Group>
  );
}
