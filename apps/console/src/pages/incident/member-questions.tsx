import { Alert, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { post } from '../../api/client';
import type { Incident, MemberQuestion } from '../../api/incident-types';
import { useCan } from '../../api/session';
import { useI18n } from '../../i18n';
import { WordsForm } from './words-form';
import { useIncidentAction } from './use-incident-action';

/** Complaints that joined after the decisions: somebody says whether they change them. */
export function MemberQuestions({ incident }: { incident: Incident }) {
  const open = (incident.memberQuestions ?? []).filter(
    ({ answer, complaintId }) => answer === null && incident.complaints.some(({ id }) => id === complaintId),
  );
  return open.map((question) => <Question key={question.id} incident={incident} question={question} />);
}

function Question({ incident, question }: { incident: Incident; question: MemberQuestion }) {
  const { t, word } = useI18n();
  const can = useCan();
  const [answer, setAnswer] = useState<string | null>(null);
  const judge = useIncidentAction<string>(incident.id, (reason) =>
    post(`/incidents/${incident.id}/members/${question.id}`, { answer, reason }),
  );
  return (
    <Alert color="orange" title={t('member.title', { slip: question.slipNumber })}>
      <Text size="sm">{t('member.explain')}</Text>
      {can('incidents:write') &&
        (answer === null ? (
          <Group gap="xs" mt="xs">
            {['covered', 'changes'].map((each) => (
              <Button
                key={each}
                size="compact-sm"
                variant="default"
                onClick={() => {
                  setAnswer(each);
                }}
              >
                {word('memberAnswer', each)}
              </Button>
            ))}
          </Group>
        ) : (
          <WordsForm
            label={t('incident.reason')}
            submit={word('memberAnswer', answer)}
            busy={judge.isPending}
            error={judge.error}
            onSubmit={(reason) => {
              judge.mutate(reason);
            }}
            onCancel={() => {
              setAnswer(null);
            }}
          />
        ))}
    </Alert>
  );
}
