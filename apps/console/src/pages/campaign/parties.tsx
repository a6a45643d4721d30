import { Badge, Button, Group, Table, Text } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, query } from '../../api/client';
import type { Campaign, Party } from '../../api/incident-types';
import { useCan } from '../../api/session';
import { useI18n } from '../../i18n';
import { labelled, shortMoment } from '../../lib/format';
import { More } from '../../ui/more';
import { Card } from '../../ui/page';
import { ProblemAlert, useNotes } from '../../ui/problem-alert';
import '../../ui/stacked-rows.css';
import { ListSources } from './list-sources';
import { PartyWord, WORDS, type PartyWordKind } from './party-word';

const COLOR: Record<string, string> = {
  accepted: 'green',
  acknowledged: 'green',
  bounced: 'red',
  failed: 'red',
  returned: 'red',
  misdelivered: 'red',
  unknown: 'orange',
};

/** States of a step that ended without telling, or whose end nobody knows. */
const NOT_TOLD = new Set(['unknown', 'bounced', 'failed', 'returned', 'misdelivered']);

/** How far it got, in the words of its means: a letter is posted where a mail is taken. */
function stateOf({ step, state }: Party, word: (area: string, code: string) => string): string {
  const own = `${step ?? ''}.${state}`;
  const said = word('lstate', own);
  return said === own ? word('party', state) : said;
}

/** What may be said of a party now. */
function kindsFor(party: Party, editable: boolean): PartyWordKind[] {
  if (editable) return ['removal'];
  if (party.id === null) return [];
  const kinds: PartyWordKind[] = party.state === 'acknowledged' ? [] : ['told'];
  if (party.step === 'substitute') return kinds;
  if (party.state === 'accepted' || party.state === 'acknowledged') kinds.push('misdelivery');
  if (NOT_TOLD.has(party.state)) kinds.push('next-step');
  return kinds;
}

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
      isFetching: further.isFetching,
      fetchNextPage,
      refetch: further.refetch,
    },
    error: further.error,
  };
}

/** Who is told, masked, and how far each message got. */
export function Parties({ campaign }: { campaign: Campaign }) {
  const { t, word, language } = useI18n();
  const can = useCan();
  const client = useQueryClient();
  const notes = useNotes();
  const [asked, setAsked] = useState<{ party: Party; kind: PartyWordKind } | null>(null);
  const done = (): void => {
    setAsked(null);
    notes.done();
    void client.invalidateQueries({ queryKey: ['campaign', campaign.id] });
    void client.invalidateQueries({ queryKey: ['not-yet-told', campaign.incidentId] });
  };
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
      <ProblemAlert error={list.error} />
      <div className="mado-scroll">
        <Table verticalSpacing={6} fz="sm" className="mado-stacked">
          <Table.Tbody>
            {list.parties.map((party) => (
              <Table.Tr key={party.partyId}>
                <Table.Td>{party.label}</Table.Td>
                <Table.Td>
                  {!editable && (
                    <Badge variant="light" color={COLOR[party.state] ?? 'gray'} tt="none">
                      {party.step === null
                        ? stateOf(party, word)
                        : labelled(t(`step.${party.step}`), stateOf(party, word), language)}
                    </Badge>
                  )}
                  {party.role !== 'subscriber' && <Text size="xs">{word('partyRole', party.role)}</Text>}
                </Table.Td>
                <Table.Td className="mado-number">{shortMoment(party.updatedAt)}</Table.Td>
                <Table.Td>
                  {mayWrite && (
                    <Group justify="flex-end" gap={4}>
                      {kindsFor(party, editable).map((kind) => (
                        <AskAbout
                          key={kind}
                          words={t(WORDS[kind].title)}
                          party={party}
                          onAsk={() => {
                            setAsked({ party, kind });
                          }}
                        />
                      ))}
                    </Group>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <More of={list.paged} />
      {asked !== null && (
        <PartyWord
          key={`${asked.party.partyId}/${asked.kind}`}
          campaign={campaign}
          party={asked.party}
          kind={asked.kind}
          onDone={done}
          onClose={() => {
            setAsked(null);
          }}
        />
      )}
    </Card>
  );
}

function AskAbout({ words, party, onAsk }: { words: string; party: Party; onAsk: () => void }) {
  return (
    <Button size="compact-sm" variant="subtle" aria-label={`${words}: ${party.label}`} onClick={onAsk}>
      {words}
    </Button>
  );
}
