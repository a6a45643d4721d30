import { Button, Text } from '@mantine/core';
import { useId, useState } from 'react';
import { useI18n } from '../../i18n';
import { Card } from '../../ui/page';
import { isAsked, markOf, type CallDraft } from './draft';
import { steady } from './steady';

interface QuestionsProps {
  call: CallDraft;
  /** What the engine would ask now. */
  suggested: readonly string[];
  onAsk: (question: string) => void;
}

/** The first question that is still to be asked. */
export function nextQuestion(call: CallDraft, suggested: readonly string[]): string | undefined {
  return suggested.find((question) => !isAsked(call, question));
}

/** Questions in a steady order. */
export function useSteadyQuestions(suggested: readonly string[]): readonly string[] {
  const [shown, setShown] = useState<readonly string[]>([]);
  const now = steady(shown, suggested);
  if (now.join('\n') !== shown.join('\n')) setShown(now);
  return now;
}

/** What to ask before the caller hangs up. Asked ones leave a mark in the note, behind which the answer is written. */
export function Questions({ call, suggested, onAsk }: QuestionsProps) {
  const { t } = useI18n();
  const id = useId();
  const asked = call.asked.filter((question) => isAsked(call, question));
  const open = suggested.filter((question) => !asked.includes(question));
  return (
    <Card title={t('log.questions')}>
      {open.length === 0 && asked.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('log.questionsEmpty')}
        </Text>
      )}
      <ol className="mado-questions" aria-label={t('log.questions')}>
        {open.map((question, index) => (
          <li key={question}>
            <span id={`${id}${String(index)}`}>{question}</span>
            <Button
              size="compact-sm"
              variant={index === 0 ? 'light' : 'subtle'}
              id={`${id}b${String(index)}`}
              aria-labelledby={`${id}b${String(index)} ${id}${String(index)}`}
              onClick={() => {
                onAsk(question);
              }}
            >
              {t('log.ask')}
              {index === 0 && <kbd>F8</kbd>}
            </Button>
          </li>
        ))}
      </ol>
      {asked.length > 0 && (
        <ul className="mado-asked" aria-label={t('log.asked')}>
          {asked.map((question) => (
            <li key={question}>
              <b>{markOf(call.asked, question).replace('→', '')}</b> {question}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
