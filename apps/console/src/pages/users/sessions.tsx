import { Button, Table, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client';
import { useI18n } from '../../i18n';
import { shortMoment } from '../../lib/format';
import { listOf } from '../../lib/lists';
import { Card, pending } from '../../ui/page';
import { ProblemAlert, useNotes } from '../../ui/problem-alert';

interface StaffSession {
  id: string;
  name: string;
  role: string;
  createdAt: string;
  lastSeenAt: string;
  address: string;
  current: boolean;
}

/** Everybody who is signed in; a session can be ended for somebody who lost a device or left. */
export function StaffSessions() {
  const { t, word } = useI18n();
  const client = useQueryClient();
  const notes = useNotes();
  const sessions = useQuery({
    queryKey: ['user-sessions'],
    queryFn: async () => listOf<StaffSession>(await api('/user-sessions')),
  });
  const end = useMutation({
    mutationFn: (id: string) => api(`/user-sessions/${id}`, { method: 'DELETE' }),
    onSuccess: () => {
      notes.done();
      void client.invalidateQueries({ queryKey: ['user-sessions'] });
    },
  });
  return (
    <Card title={t('sessions.title')}>
      <Text size="sm" c="dimmed" mb="xs">
        {t('sessions.explain')}
      </Text>
      <ProblemAlert error={end.error} />
      {pending(sessions)}
      {sessions.data && (
        <div className="mado-scroll">
          <Table verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('users.name')}</Table.Th>
                <Table.Th>{t('sessions.since')}</Table.Th>
                <Table.Th>{t('sessions.seen')}</Table.Th>
                <Table.Th>{t('sessions.address')}</Table.Th>
                <Table.Th>{t('sessions.end')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {sessions.data.map((each) => (
                <Table.Tr key={each.id}>
                  <Table.Th scope="row" fw={400}>
                    {each.name}
                    <Text size="xs" c="dimmed">
                      {word('role', each.role)}
                    </Text>
                  </Table.Th>
                  <Table.Td className="mado-number">{shortMoment(each.createdAt)}</Table.Td>
                  <Table.Td className="mado-number">{shortMoment(each.lastSeenAt)}</Table.Td>
                  <Table.Td>{each.address}</Table.Td>
                  <Table.Td className="mado-figure">
                    {each.current ? (
                      <Text size="sm">{t('sessions.own')}</Text>
                    ) : (
                      <Button
                        size="compact-xs"
                        variant="default"
                        aria-label={t('sessions.endOf', { name: each.name })}
                        onClick={() => {
                          end.mutate(each.id);
                        }}
                      >
                        {t('sessions.end')}
                      </Button>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </Card>
  );
}
