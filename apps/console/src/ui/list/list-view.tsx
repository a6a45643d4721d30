import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { ProblemAlert } from '../problem-alert';
import { ListLine } from './list-line';
import { ListTable, type ListTableProps } from './list-table';
import type { Line } from './merge';
import { ListSkeleton } from './skeleton';
import type { LongList } from './use-list';

type ListViewProps<T extends Line> = Omit<ListTableProps<T>, 'rows' | 'hasMore' | 'onEnd' | 'gone'> & {
  list: LongList<T>;
  /** What stands there when the list is empty. */
  empty: ReactNode;
};

/** A long list with what stands there while it is read, when it cannot be read, and when it is empty. */
export function ListView<T extends Line>({ list, empty, ...table }: ListViewProps<T>) {
  const { rows, error } = list;
  if (list.isPending) return <ListSkeleton />;
  if (error !== null && rows.length === 0) return <ProblemAlert error={error} onRetry={() => void list.refetch()} />;
  return (
    <Stack gap={6}>
      <ListLine of={list} />
      {error !== null && <ProblemAlert error={error} onRetry={list.readMore} />}
      {rows.length === 0 ? (
        empty
      ) : (
        <ListTable {...table} rows={rows} hasMore={list.hasMore} onEnd={list.readMore} gone={list.gone} />
      )}
    </Stack>
  );
}
