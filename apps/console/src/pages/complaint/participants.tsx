import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, post } from '../../api/client';
import { useI18n } from '../../i18n';
import { toHalfWidth } from '../../lib/digits';
import { Card } from '../../ui/page';
import { ProblemAlert, useNotes } from '../../ui/problem-alert';

interface Participant {
  id: string;
  address: string;
}

/** People besides the complainant whose mail may join the case. Addresses are shown when asked for: each look is logged. */
export function Participants({ complaintId }: { complaintId: string }) {
  const { t } = useI18n();
  const notes = useNotes();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [address, setAddress] = useState('');
  const path = `/complaints/${complaintId}/participants`;
  const list = useQuery({
    queryKey: ['participants', complaintId],
    queryFn: () => api<{ items: Participant[] }>(path),
    enabled: open,
  });
  const change = useMutation({
    mutationFn: (remove: string | null) =>
      remove === null
        ? post(path, { address: toHalfWidth(address).trim() })
        : api(`${path}/${remove}`, { method: 'DELETE' }),
    onSuccess: () => {
      notes.done();
      setAddress('');
      void client.invalidateQueries({ queryKey: ['participants', complaintId] });
      void client.invalidateQueries({ queryKey: ['complaint', complaintId] });
    },
  });
  return (
    <Card title={t('participants.title')}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('participants.explain')}
        </Text>
        {!open && (
          <Group>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => {
                setOpen(true);
              }}
            >
              {t('participants.show')}
            </Button>
          </Group>
        )}
        {list.data?.items.map((each) => (
          <Group key={each.id} gap="xs" justify="space-between">
            <Text size="sm">{each.address}</Text>
            <Button
              size="compact-sm"
              variant="default"
              disabled={change.isPending}
              onClick={() => {
                change.mutate(each.id);
              }}
            >
              {t('participants.remove')}
            </Button>
          </Group>
        ))}
        {open && (
          <Group align="flex-end" gap="xs">
            <TextInput
              label={t('field.email')}
              inputMode="email"
              value={address}
              onChange={(event) => {
                setAddress(event.currentTarget.value);
              }}
            />
            <Button
              disabled={address.trim() === ''}
              loading={change.isPending}
              onClick={() => {
                change.mutate(null);
              }}
            >
              {t('action.add')}
            </Button>
          </Group>
        )}
        <ProblemAlert error={list.error ?? change.error} />
      </Stack>
    </Card>
  );
}
