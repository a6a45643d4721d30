import { Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client';
import { useBilingual, useI18n } from '../../i18n';
import { Card, pending } from '../../ui/page';

interface Role {
  role: string;
  ja: string;
  en: string;
  permissions: string[];
}

/** Who may do what: a row for each permission, a column for each role. */
export function RolesView() {
  const { t, word } = useI18n();
  const say = useBilingual();
  const roles = useQuery({ queryKey: ['roles'], queryFn: () => api<Role[]>('/roles') });
  const { data } = roles;
  if (!data) return pending(roles);
  const permissions = [...new Set(data.flatMap((role) => role.permissions))].sort();
  return (
    <Card>
      <Stack>
        <Text size="sm" c="dimmed">
          {t('setup.rolesHint')}
        </Text>
        <div className="mado-scroll">
          <Table verticalSpacing={4} aria-label={t('setup.tab.roles')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('setup.permission')}</Table.Th>
                {data.map((role) => (
                  <Table.Th key={role.role}>{say(role)}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {permissions.map((permission) => {
                const [area = '', verb = ''] = permission.split(':');
                return (
                  <Table.Tr key={permission}>
                    <Table.Th scope="row" fw={400}>
                      {word('permissionArea', area)}：{word('permissionVerb', verb)}{' '}
                      <span className="mado-id">{permission}</span>
                    </Table.Th>
                    {data.map((role) => (
                      <Table.Td key={role.role}>{role.permissions.includes(permission) ? t('setup.has') : ''}</Table.Td>
                    ))}
                  </Table.Tr>
                );
              })}
            </Table.Tbody>
          </Table>
        </div>
      </Stack>
    </Card>
  );
}
