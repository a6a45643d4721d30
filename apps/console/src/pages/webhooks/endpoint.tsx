import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../../api/client';
import { useI18n } from '../../i18n';
import { listed, moment } from '../../lib/format';
import { OnceShown } from '../../ui/once-shown';
import { Pairs } from '../../ui/page';
import { ProblemAlert, useNotes } from '../../ui/problem-alert';
import { Deliveries } from './deliveries';
import type { Endpoint } from './types';

/** One endpoint: what it is told, how it answers, and what an administrator may do with it. */
export function EndpointCard({ of }: { of: Endpoint }) {
  const { t, word, language } = useI18n();
  const [open, setOpen] = useState(false);
  return (
    <section className="mado-card" aria-label={of.url}>
      <Stack gap="sm">
        <Group gap="xs">
          <Text fw={600} className="mado-break">
            {of.url}
          </Text>
          <State of={of} />
        </Group>
        <Pairs
          of={[
            [
              t('webhooks.events'),
              listed(
                of.events.map((event) => word('webhookEvent', event)),
                language,
              ),
            ],
            [t('webhooks.since'), moment(of.createdAt, language)],
            [t('webhooks.failingSince'), of.failingSince === null ? null : moment(of.failingSince, language)],
          ]}
        />
        <Steps
          of={of}
          isOpen={open}
          toggle={() => {
            setOpen(!open);
          }}
        />
        {open && <Deliveries of={of} />}
      </Stack>
    </section>
  );
}

function State({ of }: { of: Endpoint }) {
  const { t } = useI18n();
  const [color, word] = !of.isActive
    ? (['gray', 'webhooks.disabled'] as const)
    : of.failingSince === null
      ? (['green', 'webhooks.active'] as const)
      : (['red', 'webhooks.failing'] as const);
  return (
    <Badge variant="light" color={color} tt="none">
      {t(word)}
    </Badge>
  );
}

function Steps({ of, isOpen, toggle }: { of: Endpoint; isOpen: boolean; toggle: () => void }) {
  const { t } = useI18n();
  const notes = useNotes();
  const client = useQueryClient();
  const refresh = (): void => {
    notes.done();
    void client.invalidateQueries({ queryKey: ['webhooks'] });
  };
  const rotate = useMutation({
    mutationFn: () => post<{ secret: string }>(`/webhooks/${of.id}/rotate`),
    onSuccess: refresh,
  });
  const turn = useMutation({
    mutationFn: () => post(`/webhooks/${of.id}/${of.isActive ? 'disable' : 'enable'}`),
    onSuccess: refresh,
  });
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <Button size="compact-sm" variant="default" aria-expanded={isOpen} onClick={toggle}>
          {t(isOpen ? 'webhooks.hideLog' : 'webhooks.showLog')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          loading={turn.isPending}
          onClick={() => {
            if (!of.isActive || window.confirm(t('webhooks.disableSure'))) turn.mutate();
          }}
        >
          {t(of.isActive ? 'webhooks.disable' : 'webhooks.enable')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          loading={rotate.isPending}
          onClick={() => {
            if (window.confirm(t('webhooks.rotateSure'))) rotate.mutate();
          }}
        >
          {t('webhooks.rotate')}
        </Button>
      </Group>
      {rotate.data && <OnceShown label={t('webhooks.secretOnce')} value={rotate.data.secret} />}
      <ProblemAlert error={turn.error ?? rotate.error} />
    </Stack>
  );
}
