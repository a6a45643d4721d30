import { Anchor, Button, Group, Stack, Table, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { Link, useNavigate } from 'react-router';
import { api } from '../../api/client';
import type { Page as PageOf } from '../../api/types';
import { useI18n } from '../../i18n';
import { shortMoment } from '../../lib/format';
import { Empty } from '../../ui/empty';
import { Card, Page, pending } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import type { ImportView } from './types';

/** Files that were imported, and the place to bring the next one. */
export default function Imports() {
  const { t } = useI18n();
  const list = useQuery({ queryKey: ['imports'], queryFn: () => api<PageOf<ImportView>>('/imports?limit=50') });
  return (
    <Page title={t('imports.title')} explain={t('imports.explain')}>
      <Upload />
      <Card title={t('imports.list')}>{pending(list) ?? <Rows of={list.data?.items ?? []} />}</Card>
    </Page>
  );
}

function Upload() {
  const { t } = useI18n();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const upload = useMutation({
    mutationFn: (file: File) => {
      const form = new FormData();
      form.append('file', file, file.name);
      return api<ImportView>('/imports', { method: 'POST', body: form });
    },
    onSuccess: (made) => navigate(`/imports/${made.id}`),
  });
  return (
    <Card>
      <Stack gap="xs">
        <input
          ref={input}
          type="file"
          hidden
          accept=".csv,.tsv,.txt,.xlsx,.mbox,.mbx"
          aria-label={t('imports.file')}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file) upload.mutate(file);
            event.currentTarget.value = '';
          }}
        />
        <Group>
          <Button loading={upload.isPending} onClick={() => input.current?.click()}>
            {t('imports.choose')}
          </Button>
          {upload.isPending && <Text size="sm">{t('imports.uploading')}</Text>}
        </Group>
        <Text size="sm" c="dimmed">
          {t('imports.kinds')}
        </Text>
        <ProblemAlert error={upload.error} />
      </Stack>
    </Card>
  );
}

function Rows({ of }: { of: readonly ImportView[] }) {
  const { t, word } = useI18n();
  if (of.length === 0) return <Empty title={t('imports.none')} text={t('imports.noneText')} />;
  return (
    <div className="mado-scroll">
      <Table verticalSpacing={6} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('imports.at')}</Table.Th>
            <Table.Th>{t('imports.name')}</Table.Th>
            <Table.Th>{t('imports.state')}</Table.Th>
            <Table.Th className="mado-figure">{t('imports.rows')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {of.map((row) => (
            <Table.Tr key={row.id}>
              <Table.Td className="mado-number">{shortMoment(row.createdAt)}</Table.Td>
              <Table.Td>
                <Anchor component={Link} to={`/imports/${row.id}`}>
                  {row.fileName}
                </Anchor>
              </Table.Td>
              <Table.Td>{word('importState', row.state)}</Table.Td>
              <Table.Td className="mado-figure">{row.rowsTotal ?? '—'}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
