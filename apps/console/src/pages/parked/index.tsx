import { Group, NativeSelect, Stack } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { api, query } from '../../api/client';
import type { Page as PageOf } from '../../api/types';
import { useI18n } from '../../i18n';
import { Empty } from '../../ui/empty';
import { More } from '../../ui/more';
import { Card, Page, pending } from '../../ui/page';
import { ParkedItem, type ParkedLine } from './parked-item';

const REASONS = ['bounce', 'delivery-report', 'auto-reply', 'own-notice', 'list', 'loop', 'receipt'];
/** What waits for a person comes first. */
const VIEWS = ['needsPerson', 'notReviewed', 'everything'] as const;
type View = (typeof VIEWS)[number];

const NARROWED: Record<View, Record<string, string>> = {
  needsPerson: { humanMustRead: 'true', reviewed: 'false' },
  notReviewed: { reviewed: 'false' },
  everything: {},
};

/** Machine mail that made no case, to be looked at by people. */
export default function Parked() {
  const { t, word } = useI18n();
  const [params, setParams] = useSearchParams();
  const view = VIEWS.find((each) => each === params.get('view')) ?? 'needsPerson';
  const reason = params.get('reason') ?? '';
  const list = useInfiniteQuery({
    queryKey: ['parked', view, reason],
    queryFn: ({ pageParam }) =>
      api<PageOf<ParkedLine>>(
        `/arrivals${query({ outcome: 'parked', parkedReason: reason, ...NARROWED[view], limit: 50, cursor: pageParam })}`,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const choose = (name: string, value: string): void => {
    const next = new URLSearchParams(params);
    next.set(name, value);
    setParams(next, { replace: true });
  };
  return (
    <Page title={t('nav.parked')} explain={t('parkedPage.explain')}>
      <Card>
        <Stack>
          <Group>
            <NativeSelect
              label={t('parkedPage.who')}
              value={view}
              data={VIEWS.map((value) => ({ value, label: t(`parkedPage.${value}`) }))}
              onChange={(event) => {
                choose('view', event.currentTarget.value);
              }}
            />
            <NativeSelect
              label={t('parkedPage.reason')}
              value={reason}
              data={[
                { value: '', label: t('list.all') },
                ...REASONS.map((value) => ({ value, label: word('parked', value) })),
              ]}
              onChange={(event) => {
                choose('reason', event.currentTarget.value);
              }}
            />
          </Group>
          {pending(list) ??
            (items.length === 0 ? (
              <Empty title={t('parkedPage.empty')} text={t('parkedPage.emptyText')} />
            ) : (
              items.map((item) => <ParkedItem key={item.id} of={item} />)
            ))}
          <More of={list} />
        </Stack>
      </Card>
    </Page>
  );
}
