import type { ReactNode } from 'react';

/** A column of a list. */
export interface Column<T> {
  key: string;
  head: string;
  /** Track of the grid: '132px', 'minmax(0, 1fr)'. */
  width: string;
  cell: (row: T) => ReactNode;
}
