import { Badge, Button, Group, NativeSelect, Table, Text } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, post, query } from '../../api/client';
import type { Campaign, Party } from '../../api/incident-types';
import { useCan } from '../../api/session';
import { useI18n } from '../../i18n';
import { shortMoment } from '../../lib/format';
import { More } from '../../ui/more';
import { Card } from '../../ui/page';
import { ProblemAlert, useNotes } from '../../ui/problem-alert';
import { ListSources } from './list-sources';

const COLOR: Record<string, string> = {
  accepted: 'green',
  acknowledged: 'green',
  bounced: 'red',
  failed: 'red',
  returned: 'red',
  unknown: 'orange',
};
const MEANS = ['phone', 'letter', 'in-person', 'reply'];

/** The list behind the page that comes with the campaign; read when somebody asks for more. */
function useFurtherParties(campaign: Campaign) {
  const [asked, setAsked] = useState(false);
  const further = useInfiniteQuery({
    queryKey: ['campaign', campaign.id, 'further', campaign.nextCursor],
    queryFn: ({ pageParam }) => api<Campaign>(`/campaigns/${campaign.id}${query({ cursor: pageParam })}`),
    initialPageParam: campaign.nextCursor,
    getNextPageParam: (last) => last.nextCursor,
    enabled: asked && campaign.nextCursor !== null,
    refetchInterval: campaign.state === 'running' ? 10_000 : false,
  });
  const fetchNextPage = (): Promise<unknown> => {
    setAsked(true);
    return asked ? further.fetchNextPage() : Promise.resolve();
  };
  return {
    parties: [...campaign.parties, ...(further.data?.pages.flatMap((page) => page.parties) ?? [])],
    paged: {
      hasNextPage: further.data === undefined ? campaign.nextCursor !== null : further.hasNextPage,
      isFetchingNextPage: further.isLoading || further.isFetchingNextPage,
      fetchNextPage,
    },
    error: further.error,
  };
}

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
  const remove = useMutation({
    mutationFn: (partyId: string) => api(`/campaigns/${campaign.id}/parties/${partyId}`, { method: 'DELETE' }),
    onSuccess: () => {
      notes.done();
      void client.invalidateQueries({ queryKey: ['campaign', campaign.id] });
    },
  });
  const list = useFurtherParties(campaign);
  const editable = campaign.state === 'draft' || campaign.state === 'approved';
  const mayWrite = can('notices:write');
  return (
    <Card title={t('campaign.parties')}>
      <ListSources campaign={campaign} mayEdit={editable && mayWrite} />
      {list.parties.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('empty.none')}
        </Text>
      )}
      <ProblemAlert error={told.error ?? remove.error ?? list.error} />
      <div className="mado-scroll">
        <Table verticalSpacing={6} fz="sm">
          <Table.Tbody>
            {list.parties.map((party) => (
              <Table.Tr key={party.partyId}>
                <Table.Td>{party.label}</Table.Td>
                <Table.Td>
                  {!editable && (
                    <Badge variant="light" color={COLOR[party.state] ?? 'gray'} tt="none">
                      {party.step === null ? '' : `${t(`step.${party.step}`)}：`}
                      {word('party', party.state)}
                    </Badge>
                  )}
                  {party.role !== 'subscriber' && <Text size="xs">{word('partyRole', party.role)}</Text>}
                </Table.Td>
                <Table.Td className="mado-number">{shortMoment(party.updatedAt)}</Table.Td>
                <Table.Td>
                  {mayWrite && !editable && party.id !== null && party.state !== 'acknowledged' && (
                    <MarkTold
                      party={party}
                      onTold={(means) => {
                        told.mutate({ id: party.id ?? '', means });
                      }}
                    />
                  )}
                  {mayWrite && editable && (
                    <Group justify="flex-end">
                      <Button
                        size="xs"
                        variant="subtle"
                        aria-label={`${t('lists.removeParty')}: ${party.label}`}
                        loading={remove.isPending && remove.variables === party.partyId}
                        onClick={() => {
                          remove.mutate(party.partyId);
                        }}
                      >
                        {t('lists.removeParty')}
                      </Button>
                    </Group>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <More of={list.paged} />
    </Card>
  );
}

function MarkTold({ party, onTold }: { party: Party; onTold: (means: string) => void }) {
  const { t, word } = useI18n();
  return (
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
          if (means !== '') onTold(means);
        }}
      />
    </Group>
  );
}
