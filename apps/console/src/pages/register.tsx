import { Anchor, Badge, Button, Group, NativeSelect, Stack, Table, Text } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { api, download, query } from '../api/client';
import { useCan } from '../api/session';
import type { Citation, Page as PageOf, Reason, ReasonCode } from '../api/types';
import { useBilingual, useI18n } from '../i18n';
import { listed, shortMoment } from '../lib/format';
import { listOf } from '../lib/lists';
import { DateField } from '../ui/date-field';
import { Empty } from '../ui/empty';
import { Who } from '../ui/entry-parts';
import { More } from '../ui/more';
import { Card, Page, pending } from '../ui/page';
import { useNotes } from '../ui/problem-alert';

interface Line {
  id: string;
  decidedAt: string;
  complaintId: string;
  slipNumber: string;
  decision: string;
  reasonCode: string;
  reason: { ja: string; en: string } | null;
  stage: string;
  settles: boolean;
  blind: boolean;
  reader: string;
  engine: string;
  kinds: string[];
  leads: string[];
}

interface Entry extends Line {
  highlighted: Reason[];
  evidence: Citation[];
  note: string | null;
  readable: boolean;
}

const CHOICES = {
  decision: ['set_aside', 'suspected'],
  stage: ['single', 'first', 'second', 'third', 'control'],
  channel: ['phone', 'letter', 'fax', 'email', 'web'],
} as const;
const NAMES = ['decision', 'stage', 'reasonCode', 'channel', 'from', 'to'] as const;
type Filter = Record<(typeof NAMES)[number], string>;

/** What the address narrows the register to; "set aside" unless it says something else. */
function useFilter(): [Filter, (name: keyof Filter, value: string) => void] {
  const [params, setParams] = useSearchParams();
  const filter = Object.fromEntries(NAMES.map((name) => [name, params.get(name) ?? ''])) as Filter;
  if (!params.has('decision')) filter.decision = 'set_aside';
  const set = (name: keyof Filter, value: string): void => {
    const next = new URLSearchParams(params);
    if (value === '' && name !== 'decision') next.delete(name);
    else next.set(name, value);
    setParams(next, { replace: true });
  };
  return [filter, set];
}

/** 判断台帳: every decision on a signal, by whom, when, why and on which engine's word. */
export default function Register() {
  const { t, language } = useI18n();
  const can = useCan();
  const notes = useNotes();
  const [filter, set] = useFilter();
  const list = useInfiniteQuery({
    queryKey: ['register', filter],
    queryFn: ({ pageParam }) => api<PageOf<Line>>(`/register${query({ ...filter, limit: 50, cursor: pageParam })}`),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });
  const save = useMutation({
    mutationFn: () => {
      const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''));
      return download('/register/export', 'decision-register.csv', { ...given, lang: language });
    },
    onError: notes.failed,
  });
  const lines = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title={t('register.title')}
      explain={t('register.explain')}
      actions={
        can('review:export') && (
          <Button
            variant="default"
            loading={save.isPending}
            onClick={() => {
              save.mutate();
            }}
          >
            {t('register.export')}
          </Button>
        )
      }
    >
      <Filters filter={filter} set={set} />
      {pending(list) ??
        (lines.length === 0 ? (
          <Empty title={t('register.empty')} text={t('register.emptyText')} />
        ) : (
          <Lines lines={lines} />
        ))}
      <More of={list} />
    </Page>
  );
}

function Filters({ filter, set }: { filter: Filter; set: (name: keyof Filter, value: string) => void }) {
  const { t, word } = useI18n();
  const bilingual = useBilingual();
  const can = useCan();
  const codes = useQuery({
    queryKey: ['reason-codes'],
    queryFn: async () => listOf<ReasonCode>(await api('/review/reason-codes')),
    staleTime: Infinity,
    enabled: can('review:read'),
  });
  const all = { value: '', label: t('list.all') };
  const options = (area: string, values: readonly string[]) => [
    all,
    ...values.map((value) => ({ value, label: word(area, value) })),
  ];
  const reasons = (codes.data ?? []).filter(({ decision }) => filter.decision === '' || decision === filter.decision);
  const selects = [
    { name: 'decision', label: t('register.decision'), data: options('review', CHOICES.decision) },
    { name: 'stage', label: t('register.stage'), data: options('reading-stage', CHOICES.stage) },
    ...(can('review:read')
      ? [
          {
            name: 'reasonCode',
            label: t('review.reason'),
            data: [all, ...reasons.map((one) => ({ value: one.code, label: bilingual(one) }))],
          } as const,
        ]
      : []),
    { name: 'channel', label: t('field.channel'), data: options('channel', CHOICES.channel) },
  ] as const;
  return (
    <Card>
      <Group gap="lg" align="flex-end">
        {selects.map((one) => (
          <NativeSelect
            key={one.name}
            label={one.label}
            data={[...one.data]}
            value={filter[one.name]}
            onChange={(event) => {
              set(one.name, event.currentTarget.value);
            }}
          />
        ))}
        {(['from', 'to'] as const).map((name) => (
          <DateField
            key={name}
            kind="day"
            label={t(`register.${name}`)}
            value={filter[name]}
            onValue={(day) => {
              set(name, day.trim());
            }}
          />
        ))}
      </Group>
    </Card>
  );
}

function Lines({ lines }: { lines: readonly Line[] }) {
  const { t } = useI18n();
  const can = useCan();
  const [open, setOpen] = useState<string | null>(null);
  const heads = ['register.decidedAt', 'field.slip', 'register.decision', 'review.reason', 'field.kinds'] as const;
  return (
    <Card>
      <div className="mado-scroll">
        <Table verticalSpacing="sm">
          <Table.Thead>
            <Table.Tr>
              {heads.map((head) => (
                <Table.Th key={head}>{t(head)}</Table.Th>
              ))}
              <Table.Th>{t('register.reader')}</Table.Th>
              <Table.Th>{t('register.engine')}</Table.Th>
              {can('review:read') && <Table.Th />}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map((line) => (
              <Fragment key={line.id}>
                <Row line={line} open={open === line.id} onOpen={setOpen} />
                {open === line.id && (
                  <Table.Tr>
                    <Table.Td colSpan={8}>
                      <Opened id={line.id} />
                    </Table.Td>
                  </Table.Tr>
                )}
              </Fragment>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Card>
  );
}

function Row({ line, open, onOpen }: { line: Line; open: boolean; onOpen: (id: string | null) => void }) {
  const { t, word, language } = useI18n();
  const bilingual = useBilingual();
  const can = useCan();
  return (
    <Table.Tr>
      <Table.Td className="mado-number">{shortMoment(line.decidedAt)}</Table.Td>
      <Table.Td className="mado-number">
        {can('complaints:read') ? (
          <Anchor component={Link} to={`/complaints/${line.complaintId}`}>
            {line.slipNumber}
          </Anchor>
        ) : (
          line.slipNumber
        )}
      </Table.Td>
      <Table.Td>
        <Stack gap={2}>
          <Text size="sm">{word('review', line.decision)}</Text>
          <Group gap={4}>
            <Badge variant="default" tt="none">
              {word('reading-stage', line.stage)}
            </Badge>
            {!line.settles && line.stage !== 'control' && (
              <Badge variant="light" color="orange" tt="none">
                {t('register.open')}
              </Badge>
            )}
            {line.blind && (
              <Badge variant="light" color="gray" tt="none">
                {t('register.blind')}
              </Badge>
            )}
          </Group>
        </Stack>
      </Table.Td>
      <Table.Td>{line.reason === null ? line.reasonCode : bilingual(line.reason)}</Table.Td>
      <Table.Td>
        <Text size="sm">
          {line.kinds.length === 0
            ? t('register.noKinds')
            : listed(
                line.kinds.map((kind) => word('kind', kind)),
                language,
              )}
        </Text>
        <Text size="xs" c="dimmed">
          {line.leads.join(' ')}
        </Text>
      </Table.Td>
      <Table.Td className="mado-number">
        <Who actorId={line.reader} />
      </Table.Td>
      <Table.Td className="mado-id">{line.engine}</Table.Td>
      {can('review:read') && (
        <Table.Td>
          <Button
            size="compact-sm"
            variant="default"
            aria-expanded={open}
            onClick={() => {
              onOpen(open ? null : line.id);
            }}
          >
            {t(open ? 'register.hide' : 'register.show')}
          </Button>
        </Table.Td>
      )}
    </Table.Tr>
  );
}

/** The words that the decision rests on; fetched when asked for, since each look is logged. */
function Opened({ id }: { id: string }) {
  const { t } = useI18n();
  const entry = useQuery({
    queryKey: ['register', 'one', id],
    queryFn: () => api<Entry>(`/register/${id}`),
    staleTime: Infinity,
  });
  const waiting = pending(entry);
  if (waiting !== null || !entry.data) return waiting;
  if (!entry.data.readable) return <Text size="sm">{t('register.erased')}</Text>;
  const { highlighted, evidence, note } = entry.data;
  return (
    <Stack gap="xs">
      <Stretches title={t('register.highlighted')} of={highlighted} none={t('register.noHighlighted')} />
      <Stretches title={t('register.evidence')} of={evidence} none={t('register.noEvidence')} />
      {note !== null && (
        <div>
          <Text size="xs" c="dimmed">
            {t('review.note')}
          </Text>
          <Text size="sm">{note}</Text>
        </div>
      )}
    </Stack>
  );
}

function Stretches({ title, of, none }: { title: string; of: readonly (Citation & { why?: string })[]; none: string }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {title}
      </Text>
      {of.length === 0 && <Text size="sm">{none}</Text>}
      {of.map((one, index) => (
        <Text key={index} size="sm" className="mado-break">
          「{one.text}」{one.why}
        </Text>
      ))}
    </div>
  );
}
