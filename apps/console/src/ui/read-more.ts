/** A list that grows page by page. */
export interface Growing {
  isFetching: boolean;
  fetchNextPage: () => Promise<unknown>;
  refetch: () => unknown;
}

/** Reads the next page. It ends what is being read anew (`reading`), which is therefore asked for once more. */
export async function readMore(list: Pick<Growing, 'fetchNextPage' | 'refetch'>, reading: boolean): Promise<void> {
  await list.fetchNextPage();
  if (reading) await list.refetch();
}
