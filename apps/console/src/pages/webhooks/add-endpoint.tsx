import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../../api/client';
import { useI18n } from '../../i18n';
import { OnceShown } from '../../ui/once-shown';
import { Card } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { EVENTS } from './types';

/** Adds an endpoint; its secret is shown this once. */
export function AddEndpoint() {
  const { t, word } = useI18n();
  const client = useQueryClient();
  const [url, setUrl] = useState('');
  const [events, setEvents] = useState<string[]>([...EVENTS]);
  const add = useMutation({
    mutationFn: () => post<{ secret: string }>('/webhooks', { url: url.trim(), events }),
    onSuccess: () => {
      setUrl('');
      void client.invalidateQueries({ queryKey: ['webhooks'] });
    },
  });
  return (
    <Card title={t('webhooks.add')}>
      <Stack gap="sm">
        <TextInput
          label={t('webhooks.url')}
          description={t('webhooks.urlHint')}
          inputMode="url"
          autoComplete="off"
          value={url}
          onChange={(event) => {
            setUrl(event.currentTarget.value);
          }}
        />
        <Checkbox.Group label={t('webhooks.events')} value={events} onChange={setEvents}>
          <Stack gap={6} mt={6}>
            {EVENTS.map((event) => (
              <Checkbox key={event} value={event} label={word('webhookEvent', event)} />
            ))}
          </Stack>
        </Checkbox.Group>
        <ProblemAlert error={add.error} />
        <Group>
          <Button
            disabled={url.trim() === '' || events.length === 0}
            loading={add.isPending}
            onClick={() => {
              add.mutate();
            }}
          >
            {t('action.add')}
          </Button>
        </Group>
        {add.data && <OnceShown label={t('webhooks.secretOnce')} value={add.data.secret} />}
      </Stack>
    </Card>
  );
}
