import { Anchor, Badge, Button, Group, Stack, Table, TextInput } from '@mantine/core';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { api, post, query } from '../api/client';
import type { IncidentRow } from '../api/incident-types';
import { useCan } from '../api/session';
import type { Page as PageOf } from '../api/types';
import { useI18n } from '../i18n';
import { due, isPast, moment } from '../lib/format';
import { Empty } from '../ui/empty';
import { IncidentBadge } from '../ui/badges';
import { More } from '../ui/more';
import { Card, Page, pending } from '../ui/page';
import { ProblemAlert } from '../ui/problem-alert';
import { Dialog } from '../ui/dialog';

export default function IncidentList() {
  const { t } = useI18n();
  const can = useCan();
  const [creating, setCreating] = useState(false);
  const incidents = useInfiniteQuery({
    queryKey: ['incidents', 'pages'],
    queryFn: ({ pageParam }) => api<PageOf<IncidentRow>>(`/incidents${query({ limit: 50, cursor: pageParam })}`),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });
  return (
    <Page
      title={t('incidents.title')}
      actions={
        can('incidents:write') && (
          <Button
            variant="default"
            onClick={() => {
              setCreating(true);
            }}
          >
            {t('incidents.new')}
          </Button>
        )
      }
    >
      {pending(incidents) ?? <IncidentTable rows={incidents.data?.pages.flatMap((page) => page.items) ?? []} />}
      <More of={incidents} />
      {creating && (
        <NewIncident
          onClose={() => {
            setCreating(false);
          }}
        />
      )}
    </Page>
  );
}

function Nothing() {
  const { t } = useI18n();
  const can = useCan();
  const next = can('review:decide') ? { action: { label: t('today.toReview'), to: '/review' } } : {};
  return <Empty title={t('incidents.empty')} text={t('incidents.emptyText')} {...next} />;
}

function IncidentTable({ rows }: { rows: readonly IncidentRow[] }) {
  const { t, language } = useI18n();
  if (rows.length === 0) return <Nothing />;
  return (
    <Card>
      <div className="mado-scroll">
        <Table highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('incidents.number')}</Table.Th>
              <Table.Th>{t('incidents.name')}</Table.Th>
              <Table.Th>{t('field.state')}</Table.Th>
              <Table.Th className="mado-beside">{t('incidents.complaints')}</Table.Th>
              <Table.Th className="mado-beside">{t('incident.knownAt')}</Table.Th>
              <Table.Th className="mado-beside">{t('incidents.nextDue')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.id}>
                <Table.Td className="mado-number">
                  <Anchor component={Link} to={`/incidents/${row.id}`}>
                    {row.number}
                  </Anchor>
                </Table.Td>
                <Table.Td>
                  {row.title}
                  <Below of={row} />
                </Table.Td>
                <Table.Td>
                  <IncidentBadge state={row.state} />
                </Table.Td>
                <Table.Td className="mado-number mado-beside">{row.complaintCount ?? '—'}</Table.Td>
                <Table.Td className="mado-number mado-beside">{moment(row.knownAt, language)}</Table.Td>
                <Table.Td className="mado-number mado-beside">
                  <NextDue of={row.nextDue} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Card>
  );
}

/** What the columns beside say, where there is no room for them. */
function Below({ of: { complaintCount, knownAt, nextDue } }: { of: IncidentRow }) {
  const { t, language } = useI18n();
  const colon = language === 'ja' ? '：' : ': ';
  return (
    <div className="mado-due-below">
      <div>
        {t('incidents.complaints')}
        {colon}
        {complaintCount ?? '—'}
      </div>
      <div>
        {t('incident.knownAt')}
        {colon}
        {moment(knownAt, language)}
      </div>
      {nextDue !== null && (
        <div>
          {t('incidents.nextDue')}
          {colon}
          <NextDue of={nextDue} />
        </div>
      )}
    </div>
  );
}

function NextDue({ of }: { of: IncidentRow['nextDue'] }) {
  const { t, language } = useI18n();
  return (
    <>
      {due(of, language)}
      {isPast(of) && (
        <Badge ml="xs" variant="light" color="red" tt="none">
          {t('task.late')}
        </Badge>
      )}
    </>
  );
}

function NewIncident({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const navigate = useNavigate();
  const [title, setTitle] = useState('');
  const create = useMutation({
    mutationFn: () => post<{ id: string }>('/incidents', { title: title.trim(), complaintIds: [] }),
    onSuccess: (made) => navigate(`/incidents/${made.id}`),
  });
  return (
    <Dialog opened onClose={onClose} title={t('incidents.new')} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <Stack>
        <TextInput
          label={t('incidents.newTitle')}
          data-autofocus
          value={title}
          onChange={(event) => {
            setTitle(event.currentTarget.value);
          }}
        />
        <ProblemAlert error={create.error} />
        <Group>
          <Button
            disabled={title.trim() === ''}
            loading={create.isPending}
            onClick={() => {
              create.mutate();
            }}
          >
            {t('incidents.new')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
