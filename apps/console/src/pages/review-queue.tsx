import { useMemo } from 'react';
import { api, query } from '../api/client';
import { useCan } from '../api/session';
import type { Page as PageOf, QueueItem } from '../api/types';
import { useI18n } from '../i18n';
import { roundDuration } from '../lib/format';
import { useNow } from '../lib/use-now';
import { Empty } from '../ui/empty';
import { caseColumns } from '../ui/list/case-columns';
import type { Column } from '../ui/list/column';
import { ListView } from '../ui/list/list-view';
import { useList } from '../ui/list/use-list';
import { Page } from '../ui/page';

type Row = QueueItem & { id: string };

const hrefOf = (row: Row): string => `/review/${row.id}`;
const nameOf = (row: Row): string => row.slipNumber;

/** What waits for a reader, received first. Nothing here tells what the engine thought or why it is here. */
export default function ReviewQueue() {
  const { t } = useI18n();
  const can = useCan();
  const columns = useColumns();
  const list = useList<Row>({
    key: ['review-queue'],
    read: async (limit, cursor) => {
      const page = await api<PageOf<QueueItem>>(`/review/queue${query({ limit, cursor })}`);
      return { ...page, items: page.items.map((item) => ({ ...item, id: item.complaintId })) };
    },
    newestLast: true,
    events: ['review.changed', 'claim.changed'],
  });
  const toAll = { label: t('queue.all'), to: '/complaints' };
  return (
    <Page title={t('review.title')} explain={t('review.explain')}>
      <ListView
        list={list}
        label={t('review.title')}
        memory="review-queue"
        columns={columns}
        hrefOf={hrefOf}
        nameOf={nameOf}
        empty={
          <Empty
            title={t('review.empty')}
            text={t('review.emptyText')}
            {...(can('complaints:read') ? { action: toAll } : {})}
          />
        }
      />
    </Page>
  );
}

function useColumns(): readonly Column<Row>[] {
  const { t, language } = useI18n();
  const now = useNow();
  return useMemo(() => {
    const { slip, received, channel } = caseColumns<Row>(t, hrefOf, '140px');
    return [
      slip,
      received,
      {
        key: 'age',
        head: t('review.age'),
        width: '160px',
        cell: (row) => <span className="mado-number">{roundDuration(now - Date.parse(row.receivedAt), language)}</span>,
      },
      channel,
      {
        key: 'holder',
        head: t('review.holder'),
        width: 'minmax(120px, 1fr)',
        cell: (row) => row.holder ?? '',
      },
    ];
  }, [t, language, now]);
}
