import { Stack, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { api, query } from '../../api/client';
import type { Page as PageOf } from '../../api/types';
import { useI18n } from '../../i18n';
import { More } from '../../ui/more';
import { Card, pending } from '../../ui/page';
import type { ListLine, ListView } from './types';

/** Rows with faults by the line of the file, and why; never what stands in them. */
export function FaultyLines({ of }: { of: ListView }) {
  const { t, word } = useI18n();
  const list = useInfiniteQuery({
    queryKey: ['party-list', of.id, 'lines', of.state],
    queryFn: ({ pageParam }) =>
      api<PageOf<ListLine>>(`/party-lists/${of.id}/lines${query({ limit: 100, cursor: pageParam })}`),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.data && rows.length === 0) return null;
  return (
    <Card title={t('lists.lines')}>
      <Stack>
        {pending(list)}
        <div className="mado-scroll">
          <Table verticalSpacing={4} fz="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th className="mado-figure">{t('lists.line')}</Table.Th>
                <Table.Th>{t('lists.outcome')}</Table.Th>
                <Table.Th>{t('lists.why')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <Table.Tr key={row.row}>
                  <Table.Td className="mado-figure">{row.line}</Table.Td>
                  <Table.Td className="mado-number">{word('listLine', row.outcome)}</Table.Td>
                  <Table.Td>
                    {row.faults.map(({ field, code }) => (
                      <Text key={`${field} ${code}`} size="sm">
                        {word('partyField', field)}：{word('partyFault', code)}
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
