import { Alert, List, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../api/client';
import type { Assessment } from '../../api/types';
import { useI18n } from '../../i18n';
import { AssessmentView } from '../../ui/assessment-view';
import { Highlighted } from '../../ui/highlighted';
import { Card } from '../../ui/page';

const DEBOUNCE_MS = 300;
const MIN_LENGTH = 8;

/** The engine's reading of the note while it is being written. */
export function LivePreview({ text, language }: { text: string; language: string }) {
  const { t } = useI18n();
  const [typed] = useDebouncedValue(text, DEBOUNCE_MS);
  const long = typed.trim().length >= MIN_LENGTH;
  const preview = useQuery({
    queryKey: ['preview', typed, language],
    queryFn: async ({ signal }) => ({
      text: typed,
      result: await api<Assessment>('/triage/preview', {
        method: 'POST',
        body: { text: typed, channel: 'phone', lang: language },
        signal,
      }),
    }),
    enabled: long,
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
  return (
    <Card title={t('log.preview')}>
      <div aria-live="polite">
        {!long && (
          <Text size="sm" c="dimmed">
            {t('log.previewEmpty')}
          </Text>
        )}
        {long && preview.isError && <Alert color="yellow">{t('log.previewFailed')}</Alert>}
        {long && preview.data && <Result text={preview.data.text} result={preview.data.result} />}
      </div>
    </Card>
  );
}

function Result({ text, result }: { text: string; result: Assessment }) {
  const { t } = useI18n();
  const questions = result.questions ?? [];
  return (
    <Stack gap="sm">
      <Text fw={700} c={result.flagged ? 'red' : 'dimmed'}>
        {t(result.flagged ? 'log.previewFlagged' : 'log.previewClear')}
      </Text>
      {questions.length > 0 && (
        <Alert color="yellow" title={t('log.questions')}>
          <List type="ordered" spacing={6}>
            {questions.map((question) => (
              <List.Item key={question}>{question}</List.Item>
            ))}
          </List>
        </Alert>
      )}
      {result.flagged && <AssessmentView of={result} withReasons={false} />}
      {result.reasons.length > 0 && <Highlighted text={text} reasons={result.reasons} />}
    </Stack>
  );
}
