import { Stack, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { api, query } from '../api/client';
import type { Page as PageOf } from '../api/types';
import { useI18n } from '../i18n';
import { labelled } from '../lib/format';
import { More } from './more';
import { Card, pending } from './page';

interface RowWithFaults {
  row: number;
  line: number;
  outcome: string;
  faults: { field: string; code: string }[];
}

/** Where the rows come from, and in which words their outcomes and faults are told. */
export interface RowFaultsOf {
  /** Path of the rows, below the API's root. */
  path: string;
  queryKey: readonly string[];
  title: string;
  /** Headings of line, outcome and reason. */
  heads: readonly [string, string, string];
  tell: { outcome: (of: string) => string; field: (of: string) => string; fault: (of: string) => string };
}

/** Rows of a file that were not taken, with the line of the file and why; never what stands in them. */
export function RowFaults({ path, queryKey, title, heads, tell }: RowFaultsOf) {
  const { language } = useI18n();
  const list = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => api<PageOf<RowWithFaults>>(`${path}${query({ limit: 100, cursor: pageParam })}`),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.data && rows.length === 0) return null;
  return (
    <Card title={title}>
      <Stack>
        {pending(list)}
        <div className="mado-scroll">
          <Table verticalSpacing={4} fz="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th className="mado-figure">{heads[0]}</Table.Th>
                <Table.Th>{heads[1]}</Table.Th>
                <Table.Th>{heads[2]}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <Table.Tr key={row.row}>
                  <Table.Td className="mado-figure">{row.line}</Table.Td>
                  <Table.Td className="mado-number">{tell.outcome(row.outcome)}</Table.Td>
                  <Table.Td>
                    {row.faults.map(({ field, code }) => (
                      <Text key={`${field} ${code}`} size="sm">
                        {labelled(tell.field(field), tell.fault(code), language)}
                      </Text>
                    ))}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
        <More of={list} />
      </Stack>
    </Card>
  );
}
