import { useMemo } from 'react';
import { api, query } from '../../api/client';
import type { Channel, Page as PageOf } from '../../api/types';
import { useI18n } from '../../i18n';
import { roundDuration } from '../../lib/format';
import { useNow } from '../../lib/use-now';
import { Empty } from '../../ui/empty';
import { caseColumns } from '../../ui/list/case-columns';

import type { Column } from '../../ui/list/column';
import { ListView } from '../../ui/list/list-view';
import { useList } from '../../ui/list/use-list';
import { Page } from '../../ui/page';

interface SecondReading {
  complaintId: string;
  slipNumber: string;
  channel: Channel;
  receivedAt: string;
  waitingSince: string;
}

type Row = SecondReading & { id: string };

const hrefOf = (row: Row): string => `/complaints/${row.id}`;
const nameOf = (row: Row): string => row.slipNumber;

/** What the user read and another person is to read. What waits for the user themselves stands in review like all else. */
export default function SecondReadings() {
  const { t } = useI18n();
  const columns = useColumns();
  const list = useList<Row>({
    key: ['second-readings'],
    read: async (limit, cursor, signal) => {
      const page = await api<PageOf<SecondReading>>(`/review/second-readings${query({ limit, cursor })}`, { signal });
      return { ...page, items: page.items.map((item) => ({ ...item, id: item.complaintId })) };
    },
    newestLast: true,
    events: ['review.changed'],
  });
  const toReview = { label: t('review.title'), to: '/review' };
  return (
    <Page title={t('queue.second-reading')} explain={t('queueExplain.second-reading')}>
      <ListView
        list={list}
        label={t('queue.second-reading')}
        memory="second-readings"
        columns={columns}
        hrefOf={hrefOf}
        nameOf={nameOf}
        empty={
          <Empty title={t('queueEmpty.second-reading')} text={t('queueEmptyText.second-reading')} action={toReview} />
        }
      />
    </Page>
  );
}

function useColumns(): readonly Column<Row>[] {
  const { t, language } = useI18n();
  const now = useNow();
  return useMemo(() => {
    const { slip, received, channel } = caseColumns<Row>(t, hrefOf);
    return [
      slip,
      received,
      {
        key: 'waiting',
        head: t('lists.waiting'),
        width: '160px',
        cell: (row) => (
          <span className="mado-number">{roundDuration(now - Date.parse(row.waitingSince), language)}</span>
        ),
      },
      channel,
    ];
  }, [t, language, now]);
}
