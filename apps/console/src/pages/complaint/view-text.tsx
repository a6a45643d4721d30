import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client';
import { useI18n } from '../../i18n';
import { bytes, listed, remarked } from '../../lib/format';
import { Highlighted } from '../../ui/highlighted';
import { Pairs, pending } from '../../ui/page';
import { Dialog } from '../../ui/dialog';

interface ArrivalText {
  subject: string | null;
  from: { name?: string | null; address: string } | null;
  to: { name?: string | null; address: string }[];
  date: string | null;
  text: string;
  attachments: { name: string; mediaType: string; size: number }[];
}

/** What arrived as plain text: nothing of it runs, loads a picture or leads anywhere. The look is in the audit log. */
export function ViewText({ arrivalId }: { arrivalId: string }) {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('letter.view')}
      </Button>
      <Dialog
        opened={open}
        size="xl"
        onClose={() => {
          setOpen(false);
        }}
        title={t('letter.viewTitle')}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        {open && <Content arrivalId={arrivalId} />}
      </Dialog>
    </>
  );
}

function Content({ arrivalId }: { arrivalId: string }) {
  const { t, language } = useI18n();
  const found = useQuery({
    queryKey: ['arrival-text', arrivalId],
    queryFn: () => api<ArrivalText>(`/arrivals/${arrivalId}/text`),
    gcTime: 0,
    retry: false,
  });
  const waiting = pending(found);
  if (waiting !== null || !found.data) return waiting;
  const { subject, from, to, date, text, attachments } = found.data;
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('letter.viewMore')}
      </Text>
      <Pairs
        of={[
          [t('letter.from'), from === null ? null : addressOf(from)],
          [t('reply.to'), listed(to.map(addressOf), language)],
          [t('letter.date'), date],
          [t('log.subject'), subject],
          [
            t('complaint.files'),
            listed(
              attachments.map((each) => remarked(each.name, bytes(each.size), language)),
              language,
            ),
          ],
        ]}
      />
      <Highlighted text={text} reasons={[]} />
    </Stack>
  );
}

function addressOf({ name, address }: { name?: string | null; address: string }): string {
  return name === null || name === undefined || name === '' ? address : `${name} <${address}>`;
}
