import { Button, Group, NativeSelect, Stack, Table, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, post } from '../../api/client';
import { useI18n } from '../../i18n';
import { Card, pending } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { FIELDS, type ImportColumns, type ImportMapping, type ImportView } from './types';

const CHANNELS = ['phone', 'letter', 'fax', 'email', 'web'];

/** Which column is what; a mailbox has none. */
export function MappingForm({ of }: { of: ImportView }) {
  const { t } = useI18n();
  const columns = useQuery({
    queryKey: ['imports', of.id, 'columns'],
    queryFn: () => api<ImportColumns>(`/imports/${of.id}/columns`),
    enabled: of.kind !== 'mbox',
    gcTime: 0,
  });
  if (of.kind === 'mbox')
    return (
      <Card>
        <Text mb="sm">{t('imports.mailbox')}</Text>
        <Check id={of.id} mapping={undefined} first={of.state === 'uploaded'} />
      </Card>
    );
  return (
    <Card title={t('imports.mapping')}>
      {pending(columns) ?? (columns.data && <Form of={of} columns={columns.data} />)}
    </Card>
  );
}

function Form({ of, columns }: { of: ImportView; columns: ImportColumns }) {
  const { t, word } = useI18n();
  const [mapping, setMapping] = useState<ImportMapping>(columns.mapping);
  const set = (part: Partial<ImportMapping>): void => {
    setMapping((before) => ({ ...before, ...part }));
  };
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {t('imports.mappingHint')}
      </Text>
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
      </div>
      <div className="mado-fields">
        <NativeSelect
          label={t('imports.defaultChannel')}
          value={mapping.channel}
          data={CHANNELS.map((value) => ({ value, label: word('channel', value) }))}
          onChange={(event) => {
            set({ channel: event.currentTarget.value });
          }}
        />
        <NativeSelect
          label={t('imports.dayOrder')}
          value={mapping.dayOrder ?? ''}
          data={[
            { value: '', label: t('imports.dayOrderNone') },
            ...(['dmy', 'mdy'] as const).map((value) => ({ value, label: t(`imports.dayOrder.${value}`) })),
          ]}
          onChange={(event) => {
            set({ dayOrder: event.currentTarget.value === '' ? null : event.currentTarget.value });
          }}
        />
        <NativeSelect
          label={t('imports.repeats')}
          value={mapping.repeats}
          data={(['skip', 'take'] as const).map((value) => ({ value, label: t(`imports.repeats.${value}`) }))}
          onChange={(event) => {
            set({ repeats: event.currentTarget.value });
          }}
        />
      </div>
      <Check id={of.id} mapping={mapping} first={of.state === 'uploaded'} />
      <Sample of={columns} />
    </Stack>
  );
}

interface ColumnsProps {
  field: (typeof FIELDS)[number];
  names: readonly string[];
  /** Columns of the field in their order; their cells are joined by line breaks. */
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** The column that fills a field; the text may be made of several. */
function ColumnsOf({ field, names, chosen, onChange }: ColumnsProps) {
  const { t, word } = useI18n();
  const options = [{ value: '', label: t('imports.noColumn') }, ...names.map((name) => ({ value: name, label: name }))];
  const places = field === 'text' && chosen.length > 0 ? chosen.length + 1 : Math.max(1, chosen.length);
  return Array.from({ length: places }, (_, at) => (
    <NativeSelect
      key={String(at)}
      label={
        at === 0
          ? word('importField', field)
          : t('imports.nextColumn', { field: word('importField', field), n: at + 1 })
      }
      required={at === 0 && (field === 'text' || field === 'receivedAt')}
      data={options}
      value={chosen[at] ?? ''}
      onChange={(event) => {
        const name = event.currentTarget.value;
        onChange(chosen.toSpliced(at, 1, ...(name === '' ? [] : [name])));
      }}
    />
  ));
}

interface CheckProps {
  id: string;
  mapping: ImportMapping | undefined;
  /** Not checked yet: this is what comes next. */
  first: boolean;
}

function Check({ id, mapping, first }: CheckProps) {
  const { t } = useI18n();
  const client = useQueryClient();
  const check = useMutation({
    mutationFn: () => post<ImportView>(`/imports/${id}/check`, mapping === undefined ? {} : { mapping }),
    onSettled: () => client.invalidateQueries({ queryKey: ['imports'] }),
  });
  return (
    <Stack gap="xs">
      <Group>
        <Button
          variant={first ? 'filled' : 'light'}
          loading={check.isPending}
          onClick={() => {
            check.mutate();
          }}
        >
          {t('imports.check')}
        </Button>
      </Group>
      <ProblemAlert error={check.error} />
    </Stack>
  );
}

function Sample({ of }: { of: ImportColumns }) {
  const { t } = useI18n();
  return (
    <div className="mado-scroll">
      <Text size="sm" fw={600} mb={4}>
        {t('imports.sample')}
      </Text>
      <Table fz="xs" verticalSpacing={4} aria-label={t('imports.sample')}>
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
