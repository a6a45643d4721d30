import { Button, Checkbox, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { api, post, query } from '../api/client';
import type { ComplaintRow, Page as PageOf } from '../api/types';
import { useI18n } from '../i18n';
import { lookupKind, toHalfWidth } from '../lib/digits';
import { isEnter } from '../lib/ime';
import { ComplaintTable } from '../ui/complaint-table';
import { More } from '../ui/more';
import { Card, Page, pending } from '../ui/page';
import { ProblemAlert } from '../ui/problem-alert';

const STATES = ['received', 'acknowledged', 'in_handling', 'replied', 'closed', 'reopened'];
const CHANNELS = ['phone', 'letter', 'fax', 'email', 'web'];

export default function ComplaintList() {
  const { t } = useI18n();
  const lookup = useMutation({
    mutationFn: (value: string) =>
      post<{ items: ComplaintRow[] }>('/complaints/lookup', {
        kind: lookupKind(value),
        value: toHalfWidth(value).trim(),
      }),
  });
  return (
    <Page title={t('list.title')}>
      <Find
        busy={lookup.isPending}
        onFind={(value) => {
          lookup.mutate(value);
        }}
      />
      <ProblemAlert error={lookup.error} />
      {lookup.data ? (
        <Stack gap="sm">
          <Group>
            <Text fw={600}>{t('list.found', { kind: t(`lookup.${lookupKind(lookup.variables)}`) })}</Text>
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => {
                lookup.reset();
              }}
            >
              {t('list.clearSearch')}
            </Button>
          </Group>
          <ComplaintTable rows={lookup.data.items} />
        </Stack>
      ) : (
        <Filtered />
      )}
    </Page>
  );
}

/** What is typed here may be a name or a number, so it goes in a request body and never into the address. */
function Find({ onFind, busy }: { onFind: (value: string) => void; busy: boolean }) {
  const { t } = useI18n();
  const [value, setValue] = useState('');
  const find = (): void => {
    if (value.trim() !== '') onFind(value);
  };
  return (
    <Group align="flex-end">
      <TextInput
        label={t('list.find')}
        description={t('list.findHint')}
        className="mado-find"
        value={value}
        onChange={(event) => {
          setValue(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (isEnter(event)) find();
        }}
      />
      <Button variant="default" onClick={find} loading={busy}>
        {t('action.search')}
      </Button>
    </Group>
  );
}

function Filtered() {
  const [params] = useSearchParams();
  const filter = {
    state: params.get('state'),
    channel: params.get('channel'),
    flagged: params.get('flagged'),
    humanMustRead: params.get('humanMustRead'),
  };
  const list = useInfiniteQuery({
    queryKey: ['complaints', filter],
    queryFn: ({ pageParam }) =>
      api<PageOf<ComplaintRow>>(`/complaints${query({ ...filter, limit: 50, cursor: pageParam })}`),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });
  return (
    <>
      <Filters />
      {pending(list) ?? <ComplaintTable rows={list.data?.pages.flatMap((page) => page.items) ?? []} />}
      <More of={list} />
    </>
  );
}

function Filters() {
  const { t, word } = useI18n();
  const [params, setParams] = useSearchParams();
  const set = (name: string, value: string): void => {
    const next = new URLSearchParams(params);
    if (value === '') next.delete(name);
    else next.set(name, value);
    setParams(next, { replace: true });
  };
  const options = (area: string, values: string[]) => [
    { value: '', label: t('list.all') },
    ...values.map((value) => ({ value, label: word(area, value) })),
  ];
  return (
    <Card>
      <Group gap="lg" align="flex-end">
        {[
          { name: 'state', label: t('field.state'), data: options('state', STATES) },
          { name: 'channel', label: t('field.channel'), data: options('channel', CHANNELS) },
        ].map((one) => (
          <NativeSelect
            key={one.name}
            label={one.label}
            data={one.data}
            value={params.get(one.name) ?? ''}
            onChange={(event) => {
              set(one.name, event.currentTarget.value);
            }}
          />
        ))}
        {(['flagged', 'humanMustRead'] as const).map((name) => (
          <Checkbox
            key={name}
            pb={8}
            label={t(name === 'flagged' ? 'list.flagged' : 'list.mustRead')}
            checked={params.get(name) === 'true'}
            onChange={(event) => {
              set(name, event.currentTarget.checked ? 'true' : '');
            }}
          />
        ))}
      </Group>
    </Card>
  );
}
