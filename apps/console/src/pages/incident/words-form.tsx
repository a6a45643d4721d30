import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useI18n } from '../../i18n';
import { isSaveKey } from '../../lib/ime';
import { ProblemAlert } from '../../ui/problem-alert';

interface Props {
  label: string;
  submit: string;
  busy: boolean;
  error: unknown;
  onSubmit: (words: string) => void;
  onCancel: () => void;
}

/** Asks for the words that belong to a step: an answer, a finding, a reason. */
export function WordsForm({ label, submit, busy, error, onSubmit, onCancel }: Props) {
  const { t } = useI18n();
  const [words, setWords] = useState('');
  const send = (): void => {
    if (words.trim() !== '' && !busy) onSubmit(words.trim());
  };
  return (
    <Stack gap="xs" mt="xs">
      <Textarea
        label={label}
        required
        autosize
        minRows={2}
        value={words}
        onChange={(event) => {
          setWords(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (isSaveKey(event)) send();
        }}
      />
      <ProblemAlert error={error} />
      <Group gap="xs">
        <Button size="compact-sm" disabled={words.trim() === ''} loading={busy} onClick={send}>
          {submit}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onCancel}>
          {t('action.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
