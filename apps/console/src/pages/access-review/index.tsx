import { Badge, Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { api, post } from '../../api/client';
import { usePeople } from '../../api/people';
import { useCan } from '../../api/session';
import { useI18n } from '../../i18n';
import { moment } from '../../lib/format';
import { Empty } from '../../ui/empty';
import { Card, Page, pending } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import '../admin/admin.css';
import { ReviewLines } from './lines';
import { quarterWords, type Review, type ReviewHeading } from './types';

interface Reviews {
  items: ReviewHeading[];
  quarter: string;
  due: boolean;
}

/** 利用者の点検: who had access in a quarter, answered for line by line and signed off. */
export default function AccessReview() {
  const { t } = useI18n();
  const can = useCan();
  const client = useQueryClient();
  const [params, setParams] = useSearchParams();
  const list = useQuery({ queryKey: ['access-reviews'], queryFn: () => api<Reviews>('/access-reviews') });
  const open = useMutation({
    mutationFn: () => post<Review>('/access-reviews'),
    onSuccess: (made) => {
      client.setQueryData(['access-review', made.id], made);
      void client.invalidateQueries({ queryKey: ['access-reviews'] });
      setParams({ review: made.id }, { replace: true });
    },
  });
  const { data } = list;
  const shown = params.get('review') ?? data?.items[0]?.id ?? null;
  return (
    <Page title={t('accessReview.title')} explain={t('accessReview.explain')}>
      {pending(list)}
      <ProblemAlert error={open.error} />
      {data?.due === true && (
        <Empty
          title={t('accessReview.due', { quarter: t('accessReview.quarter', quarterWords(data.quarter)) })}
          text={t('accessReview.dueHint')}
          {...(can('access:review')
            ? {
                action: {
                  label: t('accessReview.open', { quarter: t('accessReview.quarter', quarterWords(data.quarter)) }),
                  onClick: () => {
                    open.mutate();
                  },
                },
              }
            : {})}
        />
      )}
      {data && data.items.length > 1 && (
        <NativeSelect
          label={t('accessReview.list')}
          value={shown ?? ''}
          data={data.items.map(({ id, quarter }) => ({
            value: id,
            label: t('accessReview.quarter', quarterWords(quarter)),
          }))}
          onChange={(event) => {
            setParams({ review: event.currentTarget.value }, { replace: true });
          }}
        />
      )}
      {shown !== null && <OneReview id={shown} />}
    </Page>
  );
}

function OneReview({ id }: { id: string }) {
  const { t, language } = useI18n();
  const can = useCan();
  const people = usePeople();
  const client = useQueryClient();
  const review = useQuery({ queryKey: ['access-review', id], queryFn: () => api<Review>(`/access-reviews/${id}`) });
  const sign = useMutation({
    mutationFn: () => post<Review>(`/access-reviews/${id}/sign-off`),
    onSuccess: (signed) => {
      client.setQueryData(['access-review', id], signed);
      void client.invalidateQueries({ queryKey: ['access-reviews'] });
    },
  });
  const { data } = review;
  if (!data) return pending(review);
  const signed = data.signedAt !== null;
  const words = { at: moment(data.signedAt, language), who: people.get(data.signedBy ?? '')?.name ?? '' };
  return (
    <Card
      title={t('accessReview.quarter', quarterWords(data.quarter))}
      actions={
        <Badge variant="light" color={signed ? 'green' : 'orange'} tt="none">
          {signed ? t('accessReview.signed', words) : t('accessReview.unsigned')}
        </Badge>
      }
    >
      <Stack>
        <Text size="sm" role="status">
          {t('accessReview.progress', { answered: data.answered, lines: data.lines })}
        </Text>
        <ReviewLines review={data} />
        <ProblemAlert error={sign.error} />
        {!signed && can('access:review') && (
          <Group>
            <Button
              disabled={data.answered < data.lines}
              loading={sign.isPending}
              onClick={() => {
                sign.mutate();
              }}
            >
              {t('accessReview.signOff')}
            </Button>
            <Text size="sm" c="dimmed">
              {t('accessReview.signOffHint')}
            </Text>
          </Group>
        )}
      </Stack>
    </Card>
  );
}
