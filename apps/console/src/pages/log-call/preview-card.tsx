import { Alert, List, Stack, Text } from '@mantine/core';
import { useI18n } from '../../i18n';
import { AssessmentView } from '../../ui/assessment-view';
import { Card } from '../../ui/page';
import type { LivePreview } from './use-preview';

/** The engine's reading of the note while it is being written: what it noticed and why. */
export function PreviewCard({ preview }: { preview: LivePreview }) {
  const { t } = useI18n();
  const result = preview.of?.result;
  return (
    <Card title={t('log.preview')}>
      <Stack gap="sm">
        <Text
          size="sm"
          fw={result === undefined ? 400 : 700}
          c={result?.flagged === true ? 'red' : 'dimmed'}
          role="status"
        >
          {result === undefined ? t('log.previewEmpty') : t(result.flagged ? 'log.previewFlagged' : 'log.previewClear')}
        </Text>
        {preview.failed && <Alert color="yellow">{t('log.previewFailed')}</Alert>}
        {result?.flagged === true && (
          <>
            <AssessmentView of={result} withReasons={false} />
            <List size="sm" spacing={2}>
              {result.reasons.map((reason) => (
                <List.Item key={`${String(reason.start)}-${String(reason.end)}-${reason.why}`}>
                  <mark>{reason.text}</mark> {reason.why}
                </List.Item>
              ))}
            </List>
          </>
        )}
      </Stack>
    </Card>
  );
}
