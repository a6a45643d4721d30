import { Stack, Text } from '@mantine/core';
import type { Incident } from '../../api/incident-types';
import { useI18n } from '../../i18n';
import { moment } from '../../lib/format';
import { Who } from '../../ui/entry-parts';
import { Card } from '../../ui/page';

/** What people answered to the secrecy question, each time that the incident was to end. */
export function SecrecyAnswers({ incident }: { incident: Incident }) {
  const { t, language } = useI18n();
  const answers = incident.secrecyAnswers ?? [];
  if (answers.length === 0) return null;
  return (
    <Card title={t('incident.secrecy')}>
      <Stack gap="xs">
        {answers.map((answer) => (
          <div key={answer.answeredAt}>
            <Text size="sm" fw={700}>
              {t(answer.involved ? 'incident.secrecyYes' : 'incident.secrecyNo')}
            </Text>
            <div className="mado-text">{answer.reason}</div>
            <Text size="xs" c="dimmed" component="div">
              {moment(answer.answeredAt, language)} <Who actorId={answer.answeredBy} />
            </Text>
          </div>
        ))}
      </Stack>
    </Card>
  );
}
