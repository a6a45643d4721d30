import { Badge, Group, NativeSelect, Table, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { post } from '../../api/client';
import type { Campaign } from '../../api/incident-types';
import { useCan } from '../../api/session';
import { useI18n } from '../../i18n';
import { shortMoment } from '../../lib/format';
import { Card } from '../../ui/page';
import { ProblemAlert, useNotes } from '../../ui/problem-alert';

const COLOR: Record<string, string> = {
  accepted: 'green',
  acknowledged: 'green',
  bounced: 'red',
  failed: 'red',
  unknown: 'orange',
};
const MEANS = ['phone', 'letter', 'in-person', 'reply'];

/** Who is told, masked, and how far each message got. */
export function Parties({ campaign }: { campaign: Campaign }) {
  const { t, word } = useI18n();
  const can = useCan();
  const client = useQueryClient();
  const notes = useNotes();
  const told = useMutation({
    mutationFn: ({ id, means }: { id: string; means: string }) =>
      post(`/campaigns/${campaign.id}/parties/${id}/told`, { means }),
    onSuccess: () => {
      notes.done();
      void client.invalidateQueries({ queryKey: ['campaign', campaign.id] });
    },
  });
  const mayMark = can('notices:write') && campaign.state !== 'draft' && campaign.state !== 'approved';
  return (
    <Card title={t('campaign.parties')}>
      {campaign.parties.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('empty.none')}
        </Text>
      )}
      <ProblemAlert error={told.error} />
      <div className="mado-scroll">
        <Table verticalSpacing={6} fz="sm">
          <Table.Tbody>
            {campaign.parties.map((party) => (
              <Table.Tr key={party.id}>
                <Table.Td>{party.label}</Table.Td>
                <Table.Td>
                  <Badge variant="light" color={COLOR[party.state] ?? 'gray'} tt="none">
                    {word('party', party.state)}
                  </Badge>
                </Table.Td>
                <Table.Td className="mado-number">{shortMoment(party.updatedAt)}</Table.Td>
                <Table.Td>
                  {mayMark && party.state !== 'acknowledged' && (
                    <Group justify="flex-end">
                      <NativeSelect
                        size="xs"
                        aria-label={`${t('campaign.markTold')}: ${party.label}`}
                        value=""
                        data={[
                          { value: '', label: t('campaign.markTold') },
                          ...MEANS.map((value) => ({ value, label: word('told', value) })),
                        ]}
                        onChange={(event) => {
                          const means = event.currentTarget.value;
                          if (means !== '') told.mutate({ id: party.id, means });
                        }}
                      />
                    </Group>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Card>
  );
}
