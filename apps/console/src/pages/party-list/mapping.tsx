import { Button, Group, NativeSelect, Stack, Table, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, post } from '../../api/client';
import { useI18n } from '../../i18n';
import { Card, pending } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { FIELDS, SEVERAL, type ListColumns, type ListMapping, type ListView } from './types';

const ROLES = ['subscriber', 'counterparty', 'unidentified'];
const LANGUAGES = ['ja', 'en', 'plain'];

/** Which column is what, with the first rows beside it. */
export function Mapping({ of }: { of: ListView }) {
  const { t } = useI18n();
  const columns = useQuery({
    queryKey: ['party-list', of.id, 'columns'],
    queryFn: () => api<ListColumns>(`/party-lists/${of.id}/columns`),
    gcTime: 0,
  });
  return (
    <Card title={t('lists.mapping')}>
      {pending(columns) ?? (columns.data && <Form of={of} columns={columns.data} />)}
    </Card>
  );
}

function Form({ of, columns }: { of: ListView; columns: ListColumns }) {
  const { t, word } = useI18n();
  const client = useQueryClient();
  const [mapping, setMapping] = useState<ListMapping>(columns.mapping);
  const check = useMutation({
    mutationFn: () => post<ListView>(`/party-lists/${of.id}/check`, { mapping }),
    onSettled: () => client.invalidateQueries({ queryKey: ['party-list', of.id] }),
  });
  const set = (part: Partial<ListMapping>): void => {
    setMapping((before) => ({ ...before, ...part }));
  };
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {t('lists.mappingHint')}
      </Text>
      {columns.numberColumns.length > 0 && (
        <Text size="sm" c="orange.9">
          {t('lists.numberColumns', { columns: columns.numberColumns.join(', ') })}
        </Text>
      )}
      <div className="mado-fields">
        {FIELDS.map((field) => (
          <ColumnsOf
            key={field}
            field={field}
            names={columns.names}
            chosen={mapping.columns[field] ?? []}
            onChange={(chosen) => {
              const { [field]: _before, ...others } = mapping.columns;
              set({ columns: chosen.length === 0 ? others : { ...others, [field]: chosen } });
            }}
          />
        ))}
        <NativeSelect
          label={t('lists.defaultRole')}
          value={mapping.role}
          data={ROLES.map((value) => ({ value, label: word('partyRole', value) }))}
          onChange={(event) => {
            set({ role: event.currentTarget.value });
          }}
        />
        <NativeSelect
          label={t('lists.defaultLanguage')}
          value={mapping.language}
          data={LANGUAGES.map((value) => ({ value, label: word('partyLanguage', value) }))}
          onChange={(event) => {
            set({ language: event.currentTarget.value });
          }}
        />
      </div>
      <Group>
        <Button
          variant={of.state === 'received' ? 'filled' : 'light'}
          loading={check.isPending}
          onClick={() => {
            check.mutate();
          }}
        >
          {t('lists.check')}
        </Button>
      </Group>
      <ProblemAlert error={check.error} />
      <Sample of={columns} />
    </Stack>
  );
}

interface ColumnsProps {
  field: (typeof FIELDS)[number];
  names: readonly string[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

function ColumnsOf({ field, names, chosen, onChange }: ColumnsProps) {
  const { t, word } = useI18n();
  const options = [{ value: '', label: t('lists.noColumn') }, ...names.map((name) => ({ value: name, label: name }))];
  const places = SEVERAL.includes(field) && chosen.length > 0 ? chosen.length + 1 : 1;
  const label = word('partyField', field);
  return Array.from({ length: places }, (_, at) => (
    <NativeSelect
      key={String(at)}
      label={at === 0 ? label : t('lists.nextColumn', { field: label, n: at + 1 })}
      data={options}
      value={chosen[at] ?? ''}
      onChange={(event) => {
        const name = event.currentTarget.value;
        onChange(chosen.toSpliced(at, 1, ...(name === '' ? [] : [name])));
      }}
    />
  ));
}

function Sample({ of }: { of: ListColumns }) {
  const { t } = useI18n();
  return (
    <div className="mado-scroll">
      <Text size="sm" fw={600} mb={4}>
        {t('lists.sample')}
      </Text>
      <Table fz="xs" verticalSpacing={4} aria-label={t('lists.sample')}>
        <Table.Thead>
          <Table.Tr>
            {of.names.map((name) => (
              <Table.Th key={name}>{name}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {of.rows.map((cells, row) => (
            <Table.Tr key={String(row)}>
              {of.names.map((name, at) => (
                <Table.Td key={name}>{cells[at] ?? ''}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
