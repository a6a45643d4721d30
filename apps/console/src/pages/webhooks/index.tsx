import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client';
import { useI18n } from '../../i18n';
import { Empty } from '../../ui/empty';
import { Page, pending } from '../../ui/page';
import { AddEndpoint } from './add-endpoint';
import { EndpointCard } from './endpoint';
import type { Endpoint } from './types';

/** Programs elsewhere that are told of events: ids, numbers and times, no content. */
export default function Webhooks() {
  const { t } = useI18n();
  const list = useQuery({ queryKey: ['webhooks'], queryFn: () => api<{ items: Endpoint[] }>('/webhooks') });
  const items = list.data?.items ?? [];
  return (
    <Page title={t('webhooks.title')} explain={t('webhooks.explain')}>
      {pending(list) ?? (
        <Stack gap="md">
          {items.length === 0 && <Empty title={t('webhooks.none')} text={t('webhooks.noneText')} />}
          {items.map((each) => (
            <EndpointCard key={each.id} of={each} />
          ))}
        </Stack>
      )}
      <AddEndpoint />
    </Page>
  );
}
