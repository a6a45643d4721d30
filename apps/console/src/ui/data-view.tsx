import { Stack, Table, Text, Title } from '@mantine/core';
import { useI18n } from '../i18n';
import { isRecord, shapeOf, type Shape } from '../lib/data-shape';
import { moment } from '../lib/format';

/** Shows any figures the desk sends as tables: lists of rows, maps of numbers, and single values. */
export function DataView({ data, area }: { data: Record<string, unknown>; area: string }) {
  return (
    <Stack gap="md">
      <Singles data={data} area={area} />
      {Object.entries(data).map(([name, value]) => {
        const shape = shapeOf(value);
        return shape === 'single' || shape === 'empty' ? null : (
          <Section key={name} name={name} value={value} shape={shape} area={area} />
        );
      })}
    </Stack>
  );
}

function useLabel(area: string): (name: string) => string {
  const { word } = useI18n();
  return (name) => {
    for (const place of [area, 'channel', 'category', 'kind', 'istate', 'state', 'party']) {
      const found = word(place, name);
      if (found !== name) return found;
    }
    return name;
  };
}

function Singles({ data, area }: { data: Record<string, unknown>; area: string }) {
  const label = useLabel(area);
  const singles = Object.entries(data).filter(([, value]) => shapeOf(value) === 'single');
  if (singles.length === 0) return null;
  return (
    <Table withRowBorders verticalSpacing={6} className="mado-figures">
      <Table.Tbody>
        {singles.map(([name, value]) => (
          <Table.Tr key={name}>
            <Table.Th scope="row">{label(name)}</Table.Th>
            <Table.Td>
              <Value value={value} area={area} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Section({ name, value, shape, area }: { name: string; value: unknown; shape: Shape; area: string }) {
  const label = useLabel(area);
  return (
    <section aria-label={label(name)}>
      <Title order={3} size="h6" mb={4}>
        {label(name)}
      </Title>
      {shape === 'rows' && <Rows rows={value as Record<string, unknown>[]} area={area} />}
      {shape === 'list' && <Text size="sm">{(value as unknown[]).map(String).join('、')}</Text>}
      {shape === 'map' && isRecord(value) && <DataView data={value} area={area} />}
    </section>
  );
}

function Rows({ rows, area }: { rows: Record<string, unknown>[]; area: string }) {
  const label = useLabel(area);
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return (
    <div className="mado-scroll">
      <Table verticalSpacing={4} fz="sm" withTableBorder>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column}>{label(column)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row, index) => (
            <Table.Tr key={index}>
              {columns.map((column) => (
                <Table.Td key={column} className="mado-number">
                  <Value value={row[column]} area={area} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/;

function Value({ value, area }: { value: unknown; area: string }) {
  const { t, language } = useI18n();
  const label = useLabel(area);
  if (value === null || value === undefined) return '—';
  if (typeof value === 'boolean') return t(value ? 'report.yes' : 'report.no');
  if (typeof value === 'number') return value.toLocaleString(undefined, { maximumFractionDigits: 2 });
  if (typeof value === 'string') return INSTANT.test(value) ? moment(value, language) : label(value);
  if (isRecord(value)) {
    return Object.entries(value)
      .map(([name, inner]) => `${label(name)} ${typeof inner === 'object' ? JSON.stringify(inner) : String(inner)}`)
      .join(' / ');
  }
  return JSON.stringify(value);
}
