import { Anchor, Checkbox, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useI18n } from '../../i18n';
import { shortMonth, type TrendLine } from './course';

interface TableProps {
  months: readonly string[];
  lines: readonly TrendLine[];
  drawn: readonly TrendLine[];
  toggle: (key: string) => void;
}

/** The same figures in numbers; each month leads to its report, each row can be drawn as a line. */
export function TrendTable({ months, lines, drawn, toggle }: TableProps) {
  const { t } = useI18n();
  return (
    <>
      <Text size="sm" c="dimmed" className="mado-no-print">
        {t('trends.pickHint')}
      </Text>
      <div className="mado-scroll">
        <Table verticalSpacing={4} className="mado-trend-table" aria-label={t('trends.table')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('report.item')}</Table.Th>
              {months.map((month) => (
                <Table.Th key={month} className="mado-figure">
                  <Anchor
                    component={Link}
                    to={`/reports?month=${month}`}
                    size="sm"
                    aria-label={`${shortMonth(month)} ${t('trends.report', { month })}`}
                  >
                    {shortMonth(month)}
                  </Anchor>
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map((line) => (
              <Row key={line.key} line={line} n={drawn.findIndex(({ key }) => key === line.key)} toggle={toggle} />
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </>
  );
}

function Row({ line, n, toggle }: { line: TrendLine; n: number; toggle: (key: string) => void }) {
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        <Checkbox
          size="xs"
          checked={n >= 0}
          onChange={() => {
            toggle(line.key);
          }}
          label={
            <>
              {line.item}
              {line.unit !== '' && line.unit !== '件' && line.unit !== 'count' && ` (${line.unit})`}
            </>
          }
        />
      </Table.Th>
      {line.values.map((value, month) => (
        <Table.Td key={month} className="mado-figure">
          {value === null ? '—' : value.toLocaleString()}
        </Table.Td>
      ))}
    </Table.Tr>
  );
}
