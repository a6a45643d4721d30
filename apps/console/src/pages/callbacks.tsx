import { useMemo, useState } from 'react';
import { api, deskNow, query } from '../api/client';
import { usePeople } from '../api/people';
import type { Channel, Page as PageOf } from '../api/types';
import { useI18n } from '../i18n';
import { useNow } from '../lib/use-now';
import { CallbackLeft } from '../ui/callback-left';
import { Empty } from '../ui/empty';
import { ChannelCell, MomentCell, OwnerCell, SlipCell, StateCell, Tag } from '../ui/list/cells';
import type { Column } from '../ui/list/column';
import { ListView } from '../ui/list/list-view';
import { useList } from '../ui/list/use-list';
import { Page } from '../ui/page';

interface CallbackLine {
  complaintId: string;
  slipNumber: string;
  channel: Channel;
  state: string;
  ownerId: string | null;
  callbackAt: string;
  kind: 'call' | 'contact';
  viaRelay: boolean;
}

type Row = CallbackLine & { id: string };

const hrefOf = (row: Row): string => `/complaints/${row.id}`;
const nameOf = (row: Row): string => row.slipNumber;

/** What was promised to complainants of open complaints, calls and other word, the earliest first; no content. */
export default function Callbacks() {
  const { t } = useI18n();
  // By the desk's clock, as the answer tells it.
  const [aheadMs, setAheadMs] = useState(0);
  const columns = useColumns(aheadMs);
  const list = useList<Row>({
    key: ['callbacks'],
    read: async (limit, cursor) => {
      const page = await api<PageOf<CallbackLine & { secondsLeft: number; overdue: boolean }>>(
        `/callbacks${query({ limit, cursor })}`,
      );
      const [first] = page.items;
      if (first) setAheadMs(Date.parse(first.callbackAt) - first.secondsLeft * 1000 - deskNow());
      // How long is left changes by the second; the page counts it itself, so that a line is the same until it changes.
      const items = page.items.map(({ secondsLeft, overdue, ...item }) => {
        void [secondsLeft, overdue];
        return { ...item, id: item.complaintId };
      });
      return { ...page, items };
    },
    newestLast: true,
    events: ['queue.changed', 'complaint.changed'],
  });
  const toLog = { label: t('queue.mine'), to: '/queues/mine' };
  return (
    <Page title={t('callbacks.title')} explain={t('callbacks.explain')}>
      <ListView
        list={list}
        label={t('callbacks.title')}
        memory="callbacks"
        columns={columns}
        hrefOf={hrefOf}
        nameOf={nameOf}
        empty={<Empty title={t('callbacks.empty')} text={t('callbacks.emptyText')} action={toLog} />}
      />
    </Page>
  );
}

function useColumns(aheadMs: number): readonly Column<Row>[] {
  const { t } = useI18n();
  const people = usePeople();
  const now = useNow();
  return useMemo(
    () => [
      {
        key: 'slip',
        head: t('field.slip'),
        width: '140px',
        cell: (row) => <SlipCell slip={row.slipNumber} to={hrefOf(row)} />,
      },
      {
        key: 'at',
        head: t('callbacks.at'),
        width: '120px',
        cell: (row) => <MomentCell at={row.callbackAt} />,
      },
      {
        key: 'kind',
        head: t('callbacks.kind'),
        width: 'minmax(110px, 1fr)',
        cell: (row) => t(`promise.${row.kind}`),
      },
      {
        key: 'left',
        head: t('callbacks.left'),
        width: 'minmax(150px, 1fr)',
        cell: (row) => <CallbackLeft leftMs={Date.parse(row.callbackAt) - now - aheadMs} />,
      },
      {
        key: 'channel',
        head: t('field.channel'),
        width: 'minmax(150px, 1fr)',
        cell: (row) => (
          <span className="mado-tags">
            <ChannelCell channel={row.channel} />
            {row.viaRelay && <Tag tone="blue">{t('callbacks.relay')}</Tag>}
          </span>
        ),
      },
      {
        key: 'state',
        head: t('field.state'),
        width: '120px',
        cell: (row) => <StateCell state={row.state} />,
      },
      {
        key: 'owner',
        head: t('callbacks.owner'),
        width: 'minmax(120px, 1fr)',
        cell: (row) => <OwnerCell of={{ ownerId: row.ownerId, teamId: null }} people={people} />,
      },
    ],
    [t, people, now, aheadMs],
  );
}
