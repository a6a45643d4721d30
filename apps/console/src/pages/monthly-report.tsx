import { Button, Group, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { api, download, query } from '../api/client';
import { useI18n } from '../i18n';
import { toTokyoInput } from '../lib/format';
import { DataView } from '../ui/data-view';
import { Card, Page, pending } from '../ui/page';
import { useNotes } from '../ui/problem-alert';

/** The present month in Tokyo, 'YYYY-MM'. */
function thisMonth(): string {
  return toTokyoInput(new Date().toISOString()).slice(0, 7);
}

export default function MonthlyReport() {
  const { t } = useI18n();
  const notes = useNotes();
  const [params, setParams] = useSearchParams();
  const month = params.get('month') ?? thisMonth();
  const report = useQuery({
    queryKey: ['monthly', month],
    queryFn: () => api<Record<string, unknown>>(`/reports/monthly${query({ month, format: 'json' })}`),
  });
  const save = useMutation({
    mutationFn: (format: 'csv' | 'pdf') =>
      download(`/reports/monthly${query({ month, format })}`, `madoguchi-${month}.${format}`),
    onError: notes.failed,
  });
  return (
    <Page
      title={t('report.title')}
      actions={
        <Group align="flex-end">
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
              {t(`report.${format}`)}
            </Button>
          ))}
        </Group>
      }
    >
      {pending(report)}
      {report.data && (
        <Card>
          <DataView data={report.data} area="figure" />
        </Card>
      )}
    </Page>
  );
}
