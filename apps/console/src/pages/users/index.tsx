import { Badge, Button, Group, Stack, Table } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, post } from '../../api/client';
import { useCan, useSession } from '../../api/session';
import type { Role, UserRow } from '../../api/types';
import { useI18n } from '../../i18n';
import { listOf } from '../../lib/lists';
import { OnceShown } from '../../ui/once-shown';
import { Card, Page, pending } from '../../ui/page';
import { ProblemAlert, useNotes } from '../../ui/problem-alert';
import '../admin/admin.css';
import { AddUser } from './add-user';
import { PlaceCells, type Place } from './place-cells';
import { RoleCell } from './role-cell';
import { StaffSessions } from './sessions';
import { Tokens } from './tokens';

export default function Users() {
  const { t } = useI18n();
  const can = useCan();
  const [adding, setAdding] = useState(false);
  const users = useQuery({ queryKey: ['users'], queryFn: async () => listOf<UserRow>(await api('/users')) });
  return (
    <Page
      title={t('users.title')}
      explain={t('users.explain')}
      actions={
        <Button
          aria-expanded={adding}
          variant={adding ? 'default' : 'filled'}
          onClick={() => {
            setAdding(!adding);
          }}
        >
          {t(adding ? 'users.closeAdd' : 'users.add')}
        </Button>
      }
    >
      {adding && <AddUser />}
      {pending(users)}
      {users.data && <UserTable rows={users.data} />}
      <StaffSessions />
      {can('tokens:manage') && <Tokens />}
    </Page>
  );
}

function UserTable({ rows }: { rows: readonly UserRow[] }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const notes = useNotes();
  const [password, setPassword] = useState<string | null>(null);
  const change = useMutation({
    mutationFn: ({ id, ...body }: { id: string } & UserPatch) => api(`/users/${id}`, { method: 'PATCH', body }),
    onSuccess: () => {
      notes.done();
      void client.invalidateQueries({ queryKey: ['users'] });
    },
  });
  const reset = useMutation({
    mutationFn: (id: string) => post<{ password: string }>(`/users/${id}/password`),
    onSuccess: (made) => {
      setPassword(made.password);
    },
  });
  return (
    <Card>
      <Stack>
        <ProblemAlert error={change.error ?? reset.error} />
        {password !== null && <OnceShown label={t('users.passwordOnce')} value={password} />}
        <div className="mado-scroll">
          <Table verticalSpacing="xs" horizontalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('users.name')}</Table.Th>
                <Table.Th>{t('login.email')}</Table.Th>
                <Table.Th>{t('users.role')}</Table.Th>
                <Table.Th>{t('users.supervisor')}</Table.Th>
                <Table.Th>{t('users.organisation')}</Table.Th>
                <Table.Th>{t('users.active')}</Table.Th>
                <Table.Th aria-label={t('users.reset')} />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <UserLine
                  key={row.id}
                  row={row}
                  colleagues={rows}
                  onChange={(body) =>
                    change.mutateAsync({ id: row.id, ...body }).then(
                      () => true,
                      () => false,
                    )
                  }
                  onReset={() => {
                    reset.mutate(row.id);
                  }}
                />
              ))}
            </Table.Tbody>
          </Table>
        </div>
      </Stack>
    </Card>
  );
}

/** What an administrator changes of a user. */
interface UserPatch extends Place {
  role?: Role;
  active?: boolean;
}

interface LineProps {
  row: UserRow;
  colleagues: readonly UserRow[];
  /** Resolves to whether it was kept. */
  onChange: (body: UserPatch) => Promise<boolean>;
  onReset: () => void;
}

function UserLine({ row, colleagues, onChange, onReset }: LineProps) {
  const { t } = useI18n();
  const { user } = useSession();
  const self = row.id === user.id;
  return (
    <Table.Tr>
      <Table.Td className="mado-user-name">{row.name}</Table.Td>
      <Table.Td>{row.email}</Table.Td>
      <Table.Td>
        <RoleCell
          row={row}
          disabled={self}
          onChange={(role) => {
            void onChange({ role });
          }}
        />
      </Table.Td>
      <PlaceCells row={row} colleagues={colleagues} disabled={self} onChange={onChange} />
      <Table.Td>
        <Badge variant="light" color={row.active ? 'green' : 'gray'} tt="none">
          {t(row.active ? 'users.enabled' : 'users.disabled')}
        </Badge>
      </Table.Td>
      <Table.Td>
        <Group gap="xs" wrap="nowrap" justify="flex-end">
          <Button size="compact-xs" variant="default" disabled={self} onClick={onReset}>
            {t('users.reset')}
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            disabled={self}
            onClick={() => {
              void onChange({ active: !row.active });
            }}
          >
            {t(row.active ? 'users.disable' : 'users.enable')}
          </Button>
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
