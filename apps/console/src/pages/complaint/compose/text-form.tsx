import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { DraftLine } from '../../../drafts/draft-line';
import { useI18n } from '../../../i18n';
import { isSaveKey } from '../../../lib/ime';
import { ProblemAlert } from '../../../ui/problem-alert';
import type { useTextForm } from './use-text-form';

interface TextFormProps {
  of: ReturnType<typeof useTextForm>;
  label: string;
  hint?: string;
  save: string;
  rows?: number;
  children?: ReactNode;
}

/** A text with its button; saved by Ctrl+Enter, never by the Enter of a conversion. */
export function TextForm({ of, label, hint, save, rows = 4, children }: TextFormProps) {
  const { t } = useI18n();
  return (
    <Stack
      gap="sm"
      onKeyDown={(event) => {
        if (isSaveKey(event)) of.go();
      }}
    >
      <Textarea
        label={label}
        description={hint}
        autosize
        minRows={rows}
        maxRows={16}
        value={of.text}
        onChange={(event) => {
          of.setText(event.currentTarget.value);
        }}
      />
      {children}
      <ProblemAlert error={of.saving.error} />
      <Group justify="space-between" gap="xs">
        <Group gap="xs">
          <Button disabled={!of.isReady} loading={of.saving.isPending} onClick={of.go}>
            {save}
          </Button>
          <Text size="xs" c="dimmed">
            {t('compose.saveHint')}
          </Text>
        </Group>
        <DraftLine of={of.draft} />
      </Group>
    </Stack>
  );
}
