import { Button, Group, Stack, Table, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { api, download, query } from '../api/client';
import { useI18n } from '../i18n';
import { duration, longMonth, toTokyoInput } from '../lib/format';
import { useShortcut } from '../shell/shortcuts';
import { Card, Page, pending } from '../ui/page';
import { useNotes } from '../ui/problem-alert';

interface Figure {
  key: string;
  item: string;
  value: number | boolean | null;
  unit: string;
}

interface Report {
  month: string;
  sections: Record<string, { title: string; definition: string; figures: Figure[] }>;
  auditHead: { seq: number; hash: string };
}

/** Unit of a length of time, as the report says it in either language. */
const HOURS: readonly string[] = ['時間', 'hours'];

/** The present month in Tokyo, 'YYYY-MM'. */
function thisMonth(): string {
  return toTokyoInput(new Date().toISOString()).slice(0, 7);
}

export default function MonthlyReport() {
  const { t, language } = useI18n();
  const notes = useNotes();
  const [params, setParams] = useSearchParams();
  const month = params.get('month') ?? thisMonth();
  const report = useQuery({
    queryKey: ['monthly', month, language],
    queryFn: () => api<Report>(`/reports/monthly${query({ month, format: 'json', lang: language })}`),
  });
  const save = useMutation({
    mutationFn: (format: 'csv' | 'pdf') =>
      download(`/reports/monthly${query({ month, format, lang: language })}`, `madoguchi-${month}.${format}`),
    onError: notes.failed,
  });
  useShortcut('p', t('report.print'), () => {
    if (!save.isPending) save.mutate('pdf');
  });
  return (
    <Page
      title={t('nav.reports')}
      explain={longMonth(month, language)}
      actions={
        <Group align="flex-end" className="mado-no-print">
          <TextInput
            type="month"
            label={t('report.month')}
            value={month}
            onChange={(event) => {
              const { value } = event.currentTarget;
              if (/^\d{4}-\d{2}$/.test(value)) setParams({ month: value }, { replace: true });
            }}
          />
          {(['csv', 'pdf'] as const).map((format) => (
            <Button
              key={format}
              variant="default"
              loading={save.isPending && save.variables === format}
              onClick={() => {
                save.mutate(format);
              }}
            >
              {t(format === 'csv' ? 'report.csv' : 'report.pdf')}
            </Button>
          ))}
          <Button
            variant="default"
            onClick={() => {
              window.print();
            }}
          >
            {t('report.printPage')}
          </Button>
        </Group>
      }
    >
      {pending(report)}
      {report.data && <Sections report={report.data} />}
    </Page>
  );
}

function Sections({ report }: { report: Report }) {
  const { t } = useI18n();
  const filled = Object.entries(report.sections).filter(([, section]) => section.figures.length > 0);
  if (filled.length === 0) return <Text c="dimmed">{t('report.empty')}</Text>;
  return (
    <div className="mado-sections">
      {filled.map(([id, section]) => (
        <Card key={id} title={section.title}>
          <Stack gap="xs">
            <Text size="xs" c="dimmed">
              {section.definition}
            </Text>
            <Table verticalSpacing={4}>
              <Table.Tbody>
                {section.figures.map((figure) => (
                  <Table.Tr key={`${figure.item}-${figure.key}`}>
                    <Table.Th scope="row" fw={400}>
                      {figure.item}
                    </Table.Th>
                    <Table.Td className="mado-figure">
                      <FigureValue figure={figure} />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Stack>
        </Card>
      ))}
    </div>
  );
}

function FigureValue({ figure }: { figure: Figure }) {
  const { t, language } = useI18n();
  if (figure.value === null) return '—';
  if (typeof figure.value === 'boolean') return t(figure.value ? 'report.yes' : 'report.no');
  if (HOURS.includes(figure.unit)) return duration(figure.value * 3_600_000, language);
  return `${figure.value.toLocaleString()} ${figure.unit}`;
}
