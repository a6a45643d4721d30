import { Text } from '@mantine/core';
import { useI18n } from '../i18n';

/** What the agent asked during the call: the words behind the marks Q1, Q2 in the note. */
export function AskedQuestions({ of }: { of: readonly string[] | undefined }) {
  const { t } = useI18n();
  if (of === undefined || of.length === 0) return null;
  return (
    <>
      <Text size="xs" c="dimmed" mt="sm">
        {t('log.asked')}
      </Text>
      <ul className="mado-asked" aria-label={t('log.asked')}>
        {of.map((question, index) => (
          <li key={question}>
            <b>{`Q${String(index + 1)}`}</b> {question}
          </li>
        ))}
      </ul>
    </>
  );
}
