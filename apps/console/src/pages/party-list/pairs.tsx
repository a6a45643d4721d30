import { Alert, Anchor, Badge, Button, Group, SegmentedControl, Stack, Table, Text } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { api, post, query } from '../../api/client';
import { useI18n, type Language } from '../../i18n';
import { listed } from '../../lib/format';
import { More } from '../../ui/more';
import { Card, Page, pending } from '../../ui/page';
import { ProblemAlert, useNotes } from '../../ui/problem-alert';
import type { PairedParty, PairPage, PairView } from './types';

const STATES = ['open', 'same', 'different'] as const;

/** Parties that may be one person, side by side. */
export default function PartyPairs() {
  const { id = '' } = useParams();
  const { t, word } = useI18n();
  const [state, setState] = useState<string>('open');
  const pairs = useInfiniteQuery({
    queryKey: ['party-pairs', id, state],
    queryFn: ({ pageParam }) => api<PairPage>(`/incidents/${id}/party-pairs${query({ state, cursor: pageParam })}`),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    gcTime: 0,
  });
  const rows = pairs.data?.pages.flatMap((page) => page.items) ?? [];
  const counts = pairs.data?.pages[0]?.counts;
  return (
    <Page
      title={t('pairs.title')}
      explain={t('pairs.explain')}
      actions={
        <Anchor component={Link} to={`/incidents/${id}`} size="sm">
          {t('lists.backToIncident')}
        </Anchor>
      }
    >
      <Group>
        <SegmentedControl
          aria-label={t('pairs.title')}
          value={state}
          onChange={setState}
          data={STATES.map((value) => ({
            value,
            label: `${word('pairState', value)}${counts === undefined ? '' : ` ${counts[value].toLocaleString()}`}`,
          }))}
        />
      </Group>
      {pending(pairs)}
      {pairs.data && rows.length === 0 && <Text c="dimmed">{t('empty.none')}</Text>}
      {rows.map((pair) => (
        <Pair key={pair.id} pair={pair} incidentId={id} />
      ))}
      <More of={pairs} />
    </Page>
  );
}

function Pair({ pair, incidentId }: { pair: PairView; incidentId: string }) {
  const { t, word } = useI18n();
  const client = useQueryClient();
  const notes = useNotes();
  const decide = useMutation({
    mutationFn: (decision: 'same' | 'different' | 'undo') =>
      decision === 'undo'
        ? post(`/party-pairs/${pair.id}/undo`)
        : post(`/party-pairs/${pair.id}/decision`, { decision }),
    onSuccess: () => {
      notes.done();
      void client.invalidateQueries({ queryKey: ['party-pairs', incidentId] });
    },
  });
  const button = (decision: 'same' | 'different' | 'undo') => (
    <Button
      size="sm"
      variant="default"
      loading={decide.isPending && decide.variables === decision}
      onClick={() => {
        decide.mutate(decision);
      }}
    >
      {t(`pairs.${decision}`)}
    </Button>
  );
  return (
    <Card>
      <Stack gap="xs">
        <Group gap="xs">
          {pair.reasons.map((reason) => (
            <Badge key={reason} variant="light" tt="none">
              {word('pairReason', reason)}
            </Badge>
          ))}
        </Group>
        <Compared first={pair.first} second={pair.second} />
        {pair.state === 'same' && <Alert color="blue">{t('pairs.isOne')}</Alert>}
        <ProblemAlert error={decide.error} />
        <Group>
          {pair.state === 'open' ? (
            <>
              {button('same')}
              {button('different')}
            </>
          ) : (
            button('undo')
          )}
        </Group>
      </Stack>
    </Card>
  );
}

/** The two in columns; what differs stands out. */
function Compared({ first, second }: { first: PairedParty; second: PairedParty }) {
  const { word, language } = useI18n();
  const rows = partsOf(first, language).map(([field, value], at) => ({
    field,
    one: value,
    other: partsOf(second, language)[at]?.[1] ?? '',
  }));
  return (
    <div className="mado-scroll">
      <Table verticalSpacing={4} fz="sm">
        <Table.Tbody>
          {rows
            .filter(({ one, other }) => one !== '' || other !== '')
            .map(({ field, one, other }) => (
              <Table.Tr key={field}>
                <Table.Th scope="row">{word('partyField', field)}</Table.Th>
                {[one, other].map((value, at) => (
                  <Table.Td key={String(at)}>
                    <Text size="sm" fw={one === other ? 400 : 600}>
                      {value === '' ? '—' : value}
                    </Text>
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function partsOf(party: PairedParty, language: Language): [string, string][] {
  const all = (parts: string[]): string =>
    listed(
      parts.filter((each) => each !== ''),
      language,
    );
  const units = (kind: string): string =>
    all(party.units.filter((unit) => unit.kind === kind).map((unit) => unit.value));
  return [
    ['name', party.name ?? ''],
    ['kana', party.kana ?? ''],
    ['email', all([party.email ?? '', units('email')])],
    ['phone', all([party.phone ?? '', units('phone')])],
    ['postalCode', party.postal?.code ?? ''],
    ['address', party.postal?.lines.join(' ') ?? ''],
    ['customerNo', party.customerNo ?? ''],
    ['line', units('line')],
    ['account', units('account')],
    ['note', party.note ?? ''],
  ];
}
