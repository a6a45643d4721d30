import { Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../../api/client';
import type { Unmasked } from '../../api/search-types';
import { useI18n } from '../../i18n';
import { isComposing } from '../../lib/ime';
import { ProblemAlert } from '../../ui/problem-alert';
import { Dialog } from '../../ui/dialog';

const PURPOSES = ['callback', 'same', 'instruction', 'other'] as const;

interface UnmaskProps {
  complaintId: string;
  question: string;
  onClose: () => void;
  onShown: (content: Unmasked) => void;
}

/** Asks what for before names and numbers are shown; the answer is kept in the audit log. */
export function UnmaskDialog({ complaintId, question, onClose, onShown }: UnmaskProps) {
  const { t } = useI18n();
  const [purpose, setPurpose] = useState<string>(PURPOSES[0]);
  const [words, setWords] = useState('');
  const other = purpose === 'other';
  const said = other ? words.trim() : t(`search.purpose.${purpose as (typeof PURPOSES)[number]}`);
  const unmask = useMutation({
    mutationFn: () => post<Unmasked>('/search/unmask', { complaintId, purpose: said, q: question }),
    onSuccess: onShown,
  });
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('search.unmaskTitle')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (said.length >= 2) unmask.mutate();
        }}
      >
        <Stack>
          <Radio.Group label={t('search.unmaskWhy')} value={purpose} onChange={setPurpose}>
            <Stack gap="xs" mt="xs">
              {PURPOSES.map((each, n) => (
                <Radio
                  key={each}
                  value={each}
                  label={t(`search.purpose.${each}`)}
                  data-autofocus={n === 0 || undefined}
                />
              ))}
            </Stack>
          </Radio.Group>
          {other && (
            <TextInput
              label={t('search.purposeOther')}
              required
              minLength={2}
              maxLength={200}
              value={words}
              onChange={(event) => {
                setWords(event.currentTarget.value);
              }}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && isComposing(event)) event.preventDefault();
              }}
            />
          )}
          <Text size="sm" c="dimmed">
            {t('search.unmaskHint')}
          </Text>
          <ProblemAlert error={unmask.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" loading={unmask.isPending}>
              {t('search.show')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
