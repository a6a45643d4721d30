import { Alert, Button, List, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { ApiProblem } from '../api/client';
import { useI18n, type Translate } from '../i18n';

/** One sentence for any failure, in the user's language: the desk's own title, or what to do without network. */
export function problemSentence(error: unknown, t: Translate): string {
  if (error instanceof ApiProblem) return error.message;
  if (error instanceof TypeError) return t('problem.network');
  return t('problem.unexpected');
}

export function ProblemAlert({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t, word } = useI18n();
  if (error === null || error === undefined) return null;
  const problem = error instanceof ApiProblem ? error : null;
  return (
    <Alert color="red" role="alert" title={problemSentence(error, t)}>
      {problem && problem.errors.length > 0 && (
        <List size="sm" mb="xs">
          {problem.errors.map((item) => (
            <List.Item key={`${item.pointer} ${item.code}`}>
              {t('problem.fields')}: {word('pointer', item.pointer.replace(/^\//, ''))} ({word('lint', item.code)})
            </List.Item>
          ))}
        </List>
      )}
      {problem?.traceId != null && (
        <Text size="xs" c="dimmed">
          {t('problem.trace', { id: problem.traceId })}
        </Text>
      )}
      {onRetry && (
        <Button size="xs" mt="xs" variant="default" onClick={onRetry}>
          {t('action.retry')}
        </Button>
      )}
    </Alert>
  );
}

/** Short-lived notes in the corner. */
export function useNotes() {
  const { t } = useI18n();
  const closeButtonProps = { 'aria-label': t('action.close') };
  return {
    done: (message: string = t('done.saved')) =>
      notifications.show({ message, color: 'green', autoClose: 4000, closeButtonProps }),
    failed: (error: unknown) =>
      notifications.show({
        message: typeof error === 'string' ? error : problemSentence(error, t),
        color: 'red',
        autoClose: 10_000,
        closeButtonProps,
      }),
  };
}
