import { useMemo } from 'react';
import { api, query } from '../../api/client';
import type { Page as PageOf } from '../../api/types';
import { useI18n } from '../../i18n';
import { Empty } from '../../ui/empty';
import { caseColumns } from '../../ui/list/case-columns';

import type { Column } from '../../ui/list/column';
import { ListView } from '../../ui/list/list-view';
import { useList } from '../../ui/list/use-list';
import { Page } from '../../ui/page';
import type { ReadingQueueItem } from './types';

type Row = ReadingQueueItem & { id: string };

const hrefOf = (row: Row): string => `/reading/${row.id}`;
const nameOf = (row: Row): string => row.slipNumber;

/** Complaints with pages that the machine could not read well enough, longest waiting first. */
export default function ReadingQueue() {
  const { t } = useI18n();
  const columns = useColumns();
  const list = useList<Row>({
    key: ['reading-queue'],
    read: async (limit, cursor) => {
      const page = await api<PageOf<ReadingQueueItem>>(`/reading${query({ limit, cursor })}`);
      return { ...page, items: page.items.map((item) => ({ ...item, id: item.complaintId })) };
    },
    newestLast: true,
    events: ['queue.changed', 'complaint.changed'],
  });
  const toUpload = { label: t('nav.upload'), to: '/upload' };
  return (
    <Page title={t('reading.title')} explain={t('reading.explain')}>
      <ListView
        list={list}
        label={t('reading.title')}
        memory="reading-queue"
        columns={columns}
        hrefOf={hrefOf}
        nameOf={nameOf}
        empty={<Empty title={t('reading.empty')} text={t('reading.emptyText')} action={toUpload} />}
      />
    </Page>
  );
}

function useColumns(): readonly Column<Row>[] {
  const { t } = useI18n();
  return useMemo(() => {
    const { slip, received, channel } = caseColumns<Row>(t, hrefOf, '110px');
    return [
      slip,
      received,
      channel,
      {
        key: 'pages',
        head: t('reading.openPages'),
        width: 'minmax(120px, 1fr)',
        cell: (row) => <span className="mado-number">{row.openPages}</span>,
      },
    ];
  }, [t]);
}
