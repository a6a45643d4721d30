import { Button, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { post } from '../../api/client';
import { useCan, useSession } from '../../api/session';
import type { Complaint } from '../../api/types';
import { useI18n } from '../../i18n';
import { Who } from '../../ui/entry-parts';
import { useNotes } from '../../ui/problem-alert';

/** Whose complaint it is; what is nobody's can be taken. */
export function Owner({ complaint }: { complaint: Complaint }) {
  const { t } = useI18n();
  const { user } = useSession();
  const can = useCan();
  const notes = useNotes();
  const client = useQueryClient();
  const take = useMutation({
    mutationFn: () => post(`/complaints/${complaint.id}/assign`, { to: user.id }),
    onSuccess: () => {
      notes.done();
      void client.invalidateQueries({ queryKey: ['complaint', complaint.id] });
      void client.invalidateQueries({ queryKey: ['complaints'] });
    },
    onError: notes.failed,
  });
  if (complaint.ownerId !== null) {
    return (
      <Text size="sm">
        {t('owner.is')} <Who actorId={complaint.ownerId} />
      </Text>
    );
  }
  if (!can('complaints:handle')) return null;
  return (
    <Button
      size="compact-sm"
      variant="default"
      loading={take.isPending}
      onClick={() => {
        take.mutate();
      }}
    >
      {t('owner.take')}
    </Button>
  );
}
