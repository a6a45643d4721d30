import { Button, Group, NativeSelect, Switch, Table, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api } from '../../api/client';
import { useCan, useSession } from '../../api/session';
import { useI18n } from '../../i18n';
import { due } from '../../lib/format';
import { ProblemAlert } from '../../ui/problem-alert';
import { VERDICTS, type Review, type ReviewLine, type Verdict } from './types';

/** The lines of a review, each with its answer. */
export function ReviewLines({ review }: { review: Review }) {
  const { t } = useI18n();
  const can = useCan();
  const client = useQueryClient();
  const [only, setOnly] = useState(false);
  const body = useRef<HTMLTableSectionElement>(null);
  const answered = useRef<string | null>(null);
  useEffect(() => {
    const at = review.items.findIndex(({ id }) => id === answered.current);
    answered.current = null;
    // The button that was pressed is gone with the focus: the work goes on at the next line that waits.
    if (at === -1 || document.activeElement !== document.body) return;
    const waits = [...review.items.slice(at + 1), ...review.items.slice(0, at)].map(({ id }) => id);
    const next = waits.flatMap((id) => body.current?.querySelector<HTMLElement>(`[data-keep="${id}"]`) ?? []);
    (next[0] ?? body.current?.querySelector('select'))?.focus();
  }, [review]);
  const answer = useMutation({
    mutationFn: ({ line, verdict }: { line: string; verdict: Verdict }) =>
      api<Review>(`/access-reviews/${review.id}/lines/${line}`, { method: 'PUT', body: { verdict } }),
    onSuccess: (changed, { line }) => {
      answered.current = line;
      client.setQueryData(['access-review', review.id], changed);
    },
  });
  const open = review.signedAt === null && can('access:review');
  const lines = review.items.filter(({ verdict }) => !only || verdict === null);
  return (
    <>
      {open && (
        <Switch
          label={t('accessReview.only')}
          checked={only}
          onChange={(event) => {
            setOnly(event.currentTarget.checked);
          }}
        />
      )}
      <ProblemAlert error={answer.error} />
      {lines.length === 0 && <Text c="dimmed">{t('accessReview.nothingLeft')}</Text>}
      {lines.length > 0 && (
        <div className="mado-scroll">
          <Table verticalSpacing={6} aria-label={t('accessReview.title')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('accessReview.subject')}</Table.Th>
                <Table.Th>{t('accessReview.had')}</Table.Th>
                <Table.Th>{t('accessReview.lastUsed')}</Table.Th>
                <Table.Th className="mado-figure">{t('accessReview.looks')}</Table.Th>
                <Table.Th>{t('accessReview.answer')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody ref={body}>
              {lines.map((line) => (
                <Line
                  key={line.id}
                  line={line}
                  open={open}
                  onAnswer={(verdict) => {
                    answer.mutate({ line: line.id, verdict });
                  }}
                />
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </>
  );
}

interface LineProps {
  line: ReviewLine;
  open: boolean;
  onAnswer: (verdict: Verdict) => void;
}

function Line({ line, open, onAnswer }: LineProps) {
  const { t, language } = useI18n();
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={600}>
        {line.name ?? line.subjectId}
        <Text size="xs" c="dimmed">
          {line.subjectKind === 'token' && `${t('accessReview.token')} `}
          {!line.active && t('accessReview.left')}
        </Text>
      </Table.Th>
      <Table.Td>
        <Spans spans={line.spans} />
      </Table.Td>
      <Table.Td>{line.lastUsedOn === null ? t('accessReview.never') : due(line.lastUsedOn, language)}</Table.Td>
      <Table.Td className="mado-figure">{line.looks.toLocaleString()}</Table.Td>
      <Table.Td>
        <Answer line={line} open={open} onAnswer={onAnswer} />
      </Table.Td>
    </Table.Tr>
  );
}

function Spans({ spans }: { spans: ReviewLine['spans'] }) {
  const { t, word, language } = useI18n();
  return spans.map(({ role, from, to }) => (
    <div key={`${role}-${from}`}>
      {word('role', role)}{' '}
      <Text span size="xs" c="dimmed">
        {due(tokyoDay(from), language)}～{to === null ? t('accessReview.until') : due(tokyoDay(to), language)}
      </Text>
    </div>
  ));
}

function Answer({ line, open, onAnswer }: LineProps) {
  const { t, word } = useI18n();
  const { user } = useSession();
  const own = line.subjectId === user.id;
  const outcome = line.carriedOut === null ? null : word('carriedOut', String(line.carriedOut));
  return (
    <>
      {open && !own ? (
        <Group gap="xs" wrap="nowrap">
          {line.verdict === null && (
            <Button
              size="compact-sm"
              variant="default"
              data-keep={line.id}
              aria-label={`${word('verdict', 'keep')}: ${line.name ?? ''}`}
              onClick={() => {
                onAnswer('keep');
              }}
            >
              {word('verdict', 'keep')}
            </Button>
          )}
          <NativeSelect
            size="xs"
            aria-label={t('accessReview.answerOf', { name: line.name ?? '' })}
            value={line.verdict ?? ''}
            data={[
              ...(line.verdict === null ? [{ value: '', label: t('accessReview.notYet') }] : []),
              ...VERDICTS.map((value) => ({ value, label: word('verdict', value) })),
            ]}
            onChange={(event) => {
              const verdict = VERDICTS.find((each) => each === event.currentTarget.value);
              if (verdict !== undefined) onAnswer(verdict);
            }}
          />
        </Group>
      ) : (
        <Text size="sm">{line.verdict === null ? t('accessReview.notYet') : word('verdict', line.verdict)}</Text>
      )}
      <Text size="xs" c="dimmed">
        {open && own ? t('accessReview.own') : outcome}
      </Text>
    </>
  );
}

/** The day of an instant in Tokyo. */
function tokyoDay(at: string): string {
  return new Date(Date.parse(at) + 9 * 3_600_000).toISOString().slice(0, 10);
}
