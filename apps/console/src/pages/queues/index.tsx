import { Stack } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { api, query } from '../../api/client';
import { usePeople } from '../../api/people';
import { useCan } from '../../api/session';
import type { ComplaintRow, Page as PageOf } from '../../api/types';
import { useI18n } from '../../i18n';
import { useNow } from '../../lib/use-now';
import { Empty } from '../../ui/empty';
import {
  ChannelCell,
  DueCell,
  FlagsCell,
  MomentCell,
  OwnerCell,
  SeverityCell,
  SlipCell,
  StateCell,
} from '../../ui/list/cells';
import type { Column } from '../../ui/list/column';
import { ListView } from '../../ui/list/list-view';
import { useList } from '../../ui/list/use-list';
import { Page } from '../../ui/page';
import { BulkBar } from './bulk-bar';
import { FilterBar } from './filter-bar';
import { Find } from './find';
import { addressOf, narrowingOf, orderOf, QUEUES, type Narrowing, type Queue } from './narrowing';
import { Views } from './views';

const hrefOf = (row: ComplaintRow): string => `/complaints/${row.id}`;
const nameOf = (row: ComplaintRow): string => row.slipNumber;
const NOTHING: ReadonlySet<string> = new Set();

/** A queue of complaints, or all of them. */
export default function QueuePage() {
  const params = useParams();
  const queue = QUEUES.find((each) => each === params['queue']) ?? 'all';
  return <OneQueue key={queue} queue={queue} />;
}

function OneQueue({ queue }: { queue: Queue }) {
  const { t } = useI18n();
  const [params] = useSearchParams();
  const narrowing = narrowingOf(params);
  const address = addressOf(queue, narrowing);
  return (
    <Page title={t(`queue.${queue}`)} explain={t(`queueExplain.${queue}`)}>
      {queue === 'all' && <Find />}
      <FilterBar queue={queue} />
      <Views queue={queue} />
      <Complaints key={address} {...{ queue, narrowing, address }} />
    </Page>
  );
}

interface ComplaintsProps {
  queue: Queue;
  narrowing: Narrowing;
  address: string;
}

/** One narrowing of a queue; another is another list. */
function Complaints({ queue, narrowing, address }: ComplaintsProps) {
  const { t } = useI18n();
  const can = useCan();
  const list = useList<ComplaintRow>({
    key: [address],
    read: (limit, cursor, signal) =>
      api<PageOf<ComplaintRow>>(`/complaints${query({ queue, ...narrowing, limit, cursor })}`, { signal }),
    newestLast: ['oldest', 'callback'].includes(orderOf(queue, narrowing)),
    among: async (ids, signal) => {
      const asked = { queue, ...narrowing, limit: ids.length, ids: ids.join(',') };
      return (await api<PageOf<ComplaintRow>>(`/complaints${query(asked)}`, { signal })).items;
    },
    moving: orderOf(queue, narrowing) === 'due',
    events: ['queue.changed', 'complaint.changed'],
  });
  const [selected, select] = useState(NOTHING);
  const columns = useColumns();
  return (
    <Stack gap={0}>
      <ListView
        list={list}
        label={t(`queue.${queue}`)}
        memory={address}
        columns={columns}
        hrefOf={hrefOf}
        nameOf={nameOf}
        empty={<Nothing queue={queue} narrowed={Object.keys(narrowing).some((name) => name !== 'order')} />}
        {...(can('complaints:handle') ? { selected, onSelect: select } : {})}
      />
      <BulkBar rows={list.rows} selected={selected} onSelect={select} onDone={() => void list.renew()} />
    </Stack>
  );
}

/** An empty list says whether its filters are to blame, and what comes next. */
function Nothing({ queue, narrowed }: { queue: Queue; narrowed: boolean }) {
  const { t } = useI18n();
  const can = useCan();
  const [, setParams] = useSearchParams();
  if (narrowed) {
    const widen = (): void => {
      setParams({}, { replace: true });
    };
    const action = { label: t('lists.widen'), onClick: widen };
    return <Empty title={t('lists.nothingFits')} text={t('lists.nothingFitsText')} action={action} />;
  }
  const next =
    queue === 'mine'
      ? { label: t('queue.unassigned'), to: '/queues/unassigned' }
      : queue === 'all' && can('complaints:log')
        ? { label: t('keys.logCall'), to: '/log-call' }
        : { label: t('queue.all'), to: '/complaints' };
  return <Empty title={t(`queueEmpty.${queue}`)} text={t(`queueEmptyText.${queue}`)} action={next} />;
}

/** The columns of every queue: they stay where they are, whatever is in the list. */
function useColumns(): readonly Column<ComplaintRow>[] {
  const { t } = useI18n();
  const people = usePeople();
  const now = useNow();
  return useMemo(
    () => [
      {
        key: 'slip',
        head: t('field.slip'),
        width: '122px',
        cell: (row) => <SlipCell slip={row.slipNumber} to={hrefOf(row)} />,
      },
      {
        key: 'received',
        head: t('field.receivedAt'),
        width: 'minmax(92px, 0.5fr)',
        cell: (row) => <MomentCell at={row.receivedAt} />,
      },
      {
        key: 'due',
        head: t('due.title'),
        width: 'minmax(158px, 1.2fr)',
        cell: (row) => <DueCell due={row.due} now={now} />,
      },
      { key: 'state', head: t('field.state'), width: '102px', cell: (row) => <StateCell state={row.state} /> },
      {
        key: 'owner',
        head: t('field.owner'),
        width: 'minmax(92px, 1fr)',
        cell: (row) => <OwnerCell of={row} people={people} />,
      },
      { key: 'channel', head: t('field.channel'), width: '76px', cell: (row) => <ChannelCell channel={row.channel} /> },
      { key: 'category', head: t('field.category'), width: 'minmax(124px, 1fr)', cell: (row) => <Category of={row} /> },
      {
        key: 'severity',
        head: t('field.severity'),
        width: '54px',
        cell: (row) => <SeverityCell severity={row.severity} />,
      },
      { key: 'flags', head: t('field.marks'), width: '134px', cell: (row) => <FlagsCell of={row} /> },
    ],
    [t, people, now],
  );
}

function Category({ of }: { of: ComplaintRow }) {
  const { word } = useI18n();
  return <>{of.category === null ? '—' : word('category', of.category)}</>;
}
