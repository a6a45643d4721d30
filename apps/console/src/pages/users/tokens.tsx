import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, post } from '../../api/client';
import type { Role } from '../../api/types';
import { useI18n } from '../../i18n';
import { listOf } from '../../lib/lists';
import { OnceShown } from '../../ui/once-shown';
import { Card, pending } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { ROLES } from './roles';

interface TokenRow {
  id: string;
  name: string;
  role: Role;
  lastUsedOn: string | null;
  revokedAt: string | null;
}

export function Tokens() {
  const { t, word } = useI18n();
  const client = useQueryClient();
  const tokens = useQuery({ queryKey: ['tokens'], queryFn: async () => listOf<TokenRow>(await api('/tokens')) });
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('agent');
  const refresh = (): void => {
    void client.invalidateQueries({ queryKey: ['tokens'] });
  };
  const make = useMutation({
    mutationFn: () => post<{ token: string }>('/tokens', { name: name.trim(), role }),
    onSuccess: () => {
      setName('');
      refresh();
    },
  });
  const revoke = useMutation({
    mutationFn: (id: string) => api(`/tokens/${id}`, { method: 'DELETE' }),
    onSuccess: refresh,
  });
  return (
    <Card title={t('users.tokens')}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('users.tokensExplain')}
        </Text>
        {pending(tokens)}
        {(tokens.data ?? []).map((row) => (
          <TokenLine
            key={row.id}
            row={row}
            onRevoke={() => {
              revoke.mutate(row.id);
            }}
          />
        ))}
        <TextInput
          label={t('users.tokenName')}
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value);
          }}
        />
        <NativeSelect
          label={t('users.role')}
          data={ROLES.map((value) => ({ value, label: word('role', value) }))}
          value={role}
          onChange={(event) => {
            setRole(event.currentTarget.value as Role);
          }}
        />
        <ProblemAlert error={make.error ?? revoke.error} />
        {make.data && <OnceShown label={t('users.tokenOnce')} value={make.data.token} />}
        <Group>
          <Button
            variant="default"
            disabled={name.trim() === ''}
            loading={make.isPending}
            onClick={() => {
              make.mutate();
            }}
          >
            {t('users.createToken')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}

function TokenLine({ row, onRevoke }: { row: TokenRow; onRevoke: () => void }) {
  const { t, word } = useI18n();
  return (
    <Group justify="space-between" gap="xs">
      <Text size="sm">
        {row.name} ・ {word('role', row.role)} ・ {t('users.lastUsed')} {row.lastUsedOn ?? '—'}
      </Text>
      {row.revokedAt === null ? (
        <Button size="compact-xs" variant="default" onClick={onRevoke}>
          {t('users.revoke')}
        </Button>
      ) : (
        <Text size="sm" c="dimmed">
          {t('users.revoked')}
        </Text>
      )}
    </Group>
  );
}
