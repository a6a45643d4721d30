import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useSearchParams } from 'react-router';
import { api, query } from '../../api/client';
import { useI18n } from '../../i18n';
import { longMonth } from '../../lib/format';
import { Empty } from '../../ui/empty';
import { Card, Page, pending } from '../../ui/page';
import '../admin/admin.css';
import { TrendChart } from './chart';
import { byScale, drawnLines, MOST_LINES, sinceFirst, type Trends } from './course';
import { TrendTable } from './table';

const COUNTS = ['6', '12', '24'];
const FIRST = 'received';

/** 月別の推移: the figures of the monthly report over the months, as lines and as a table. */
export default function TrendsPage() {
  const { t, language } = useI18n();
  const [params, setParams] = useSearchParams();
  const [months, until] = [params.get('months') ?? '12', params.get('until') ?? ''];
  const trends = useQuery({
    queryKey: ['trends', months, until, language],
    queryFn: () => api<Trends>(`/trends${query({ months, until, lang: language })}`),
    placeholderData: (before) => before,
  });
  const set = (name: string, value: string): void => {
    const next = new URLSearchParams(params);
    if (value === '') next.delete(name);
    else next.set(name, value);
    setParams(next, { replace: true });
  };
  return (
    <Page
      title={t('trends.title')}
      explain={t('trends.explain')}
      actions={
        <Group align="flex-end" className="mado-no-print">
          <TextInput
            type="month"
            label={t('trends.until')}
            value={until === '' ? (trends.data?.months.at(-1) ?? '') : until}
            onChange={(event) => {
              const { value } = event.currentTarget;
              if (/^(\d{4}-\d{2})?$/.test(value)) set('until', value);
            }}
          />
          <NativeSelect
            label={t('trends.months')}
            value={months}
            data={COUNTS.map((count) => ({ value: count, label: t('trends.monthsOf', { count }) }))}
            onChange={(event) => {
              set('months', event.currentTarget.value);
            }}
          />
          <Button
            variant="default"
            onClick={() => {
              window.print();
            }}
          >
            {t('trends.print')}
          </Button>
        </Group>
      }
    >
      {pending(trends)}
      {trends.data && <Course trends={sinceFirst(trends.data)} params={params} set={set} />}
    </Page>
  );
}

interface CourseProps {
  trends: Trends;
  params: URLSearchParams;
  set: (name: string, value: string) => void;
}

function Course({ trends, params, set }: CourseProps) {
  const { t, language } = useI18n();
  const filled = Object.entries(trends.sections).filter(([, { lines }]) => lines.some(hasSome));
  const [id, section] = filled.find(([each]) => each === (params.get('section') ?? FIRST)) ?? filled[0] ?? [];
  if (id === undefined || section === undefined) return <Empty title={t('trends.none')} text={t('trends.noneHint')} />;
  const drawn = drawnLines(section.lines, params.get('lines')?.split(',') ?? []);
  const toggle = (key: string): void => {
    const keys = drawn.map((line) => line.key);
    const next = keys.includes(key) ? keys.filter((each) => each !== key) : [...keys, key].slice(-MOST_LINES);
    set('lines', next.join(','));
  };
  return (
    <Card
      title={section.title}
      actions={
        <NativeSelect
          className="mado-no-print"
          aria-label={t('trends.section')}
          value={id}
          data={filled.map(([value, { title }]) => ({ value, label: title }))}
          onChange={(event) => {
            const next = event.currentTarget.value;
            set('lines', '');
            set('section', next);
          }}
        />
      }
    >
      <Stack>
        <Text size="sm" c="dimmed">
          {section.definition}
          {trends.running && ` ${t('trends.running', { month: longMonth(trends.months.at(-1) ?? '', language) })}`}
        </Text>
        {byScale(drawn).map((lines, scale) => (
          <Fragment key={scale}>
            {scale > 0 && (
              <Text size="sm" fw={700}>
                {t('trends.ownScale')}
              </Text>
            )}
            <TrendChart
              title={scale > 0 ? t('trends.small', { title: section.title }) : section.title}
              months={trends.months}
              lines={lines}
            />
          </Fragment>
        ))}
        <TrendTable months={trends.months} lines={section.lines.filter(hasSome)} drawn={drawn} toggle={toggle} />
      </Stack>
    </Card>
  );
}

function hasSome({ values }: { values: readonly (number | null)[] }): boolean {
  return values.some((value) => value !== null && value !== 0);
}
