import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../../api/client';
import type { ComplaintRow } from '../../api/types';
import { useI18n } from '../../i18n';
import { lookupKind, toHalfWidth } from '../../lib/digits';
import { isEnter } from '../../lib/ime';
import { ComplaintTable } from '../../ui/complaint-table';
import { ProblemAlert } from '../../ui/problem-alert';

/** Finds by exactly a slip number, a telephone number, a mail address or a name. */
export function Find() {
  const { t } = useI18n();
  const lookup = useMutation({
    mutationFn: (value: string) =>
      post<{ items: ComplaintRow[] }>('/complaints/lookup', {
        kind: lookupKind(value),
        value: toHalfWidth(value).trim(),
      }),
  });
  return (
    <Stack gap="sm">
      <FindBox
        busy={lookup.isPending}
        onFind={(value) => {
          lookup.mutate(value);
        }}
      />
      <ProblemAlert error={lookup.error} />
      {lookup.data && (
        <>
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
        </>
      )}
    </Stack>
  );
}

/** What is typed here may be a name or a number, so it goes in a request body and never into the address. */
function FindBox({ onFind, busy }: { onFind: (value: string) => void; busy: boolean }) {
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
