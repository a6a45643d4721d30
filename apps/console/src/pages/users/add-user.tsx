import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../../api/client';
import type { Role } from '../../api/types';
import { useI18n } from '../../i18n';
import { OnceShown } from '../../ui/once-shown';
import { Card } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { ROLES } from './roles';

const EMPTY: { name: string; email: string; role: Role } = { name: '', email: '', role: 'agent' };

export function AddUser() {
  const { t, word } = useI18n();
  const client = useQueryClient();
  const [form, setForm] = useState(EMPTY);
  const add = useMutation({
    mutationFn: () => post<{ initialPassword: string | null }>('/users', form),
    onSuccess: () => {
      setForm(EMPTY);
      void client.invalidateQueries({ queryKey: ['users'] });
    },
  });
  return (
    <Card title={t('users.add')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate();
        }}
      >
        <Stack gap="sm">
          <TextInput
            label={t('users.name')}
            required
            autoFocus
            value={form.name}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setForm((before) => ({ ...before, name: value }));
            }}
          />
          <TextInput
            label={t('login.email')}
            type="email"
            required
            value={form.email}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setForm((before) => ({ ...before, email: value }));
            }}
          />
          <NativeSelect
            label={t('users.role')}
            data={ROLES.map((value) => ({ value, label: word('role', value) }))}
            value={form.role}
            onChange={(event) => {
              const role = event.currentTarget.value as Role;
              setForm((before) => ({ ...before, role }));
            }}
          />
          <ProblemAlert error={add.error} />
          {add.data?.initialPassword != null && (
            <OnceShown label={t('users.passwordOnce')} value={add.data.initialPassword} />
          )}
          <Group>
            <Button type="submit" loading={add.isPending}>
              {t('users.add')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  );
}
