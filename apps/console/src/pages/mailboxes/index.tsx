import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client';
import { useI18n } from '../../i18n';
import { Empty } from '../../ui/empty';
import { Page, pending } from '../../ui/page';
import { MailboxCard } from './mailbox-card';
import type { Mailbox } from './types';

/** How often (ms) the mailboxes are asked for again. */
const POLL_MS = 30_000;

/** The watched mailboxes; no content. */
export default function Mailboxes() {
  const { t } = useI18n();
  const list = useQuery({
    queryKey: ['mailboxes'],
    queryFn: () => api<{ items: Mailbox[] }>('/intake/mailboxes'),
    refetchInterval: POLL_MS,
  });
  const items = list.data?.items ?? [];
  return (
    <Page title={t('mailboxes.title')} explain={t('mailboxes.explain')}>
      {pending(list) ?? (
        <Stack gap="md">
          {items.length === 0 && <Empty title={t('mailboxes.none')} text={t('mailboxes.noneText')} />}
          {items.map((each) => (
            <MailboxCard key={each.name} of={each} />
          ))}
        </Stack>
      )}
    </Page>
  );
}
