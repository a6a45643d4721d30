import { Button, Checkbox, CloseButton, Group, Stack, Text } from '@mantine/core';
import type { Citation, Reason } from '../../api/types';
import { useI18n } from '../../i18n';
import { citationOf, sameCitation } from '../../lib/stretches';
import { useShortcut } from '../../shell/shortcuts';
import { useNotes } from '../../ui/problem-alert';

interface CitationsProps {
  /** The complaint and later messages: where quoted words may stand. */
  texts: readonly string[];
  /** What the assessment marked; empty in a blind reading. */
  reasons: readonly Reason[];
  cited: readonly Citation[];
  onChange: (cited: Citation[]) => void;
}

/** Stretches that the decision rests on: ticked among those that the assessment marked, or selected in the text. */
export function Citations({ texts, reasons, cited, onChange }: CitationsProps) {
  const { t } = useI18n();
  const notes = useNotes();
  const add = (one: Citation): void => {
    if (!cited.some((other) => sameCitation(one, other))) onChange([...cited, one]);
  };
  const remove = (one: Citation): void => {
    onChange(cited.filter((other) => !sameCitation(one, other)));
  };
  const marked = reasons.map(({ start, end, text }) => ({ start, end, text }));
  const selected = cited.filter((one) => !marked.some((other) => sameCitation(one, other)));
  const citeSelection = (): void => {
    const found = citationOf(window.getSelection()?.toString() ?? '', texts);
    if (found === null) notes.failed(t('review.citeNotFound'));
    else add(found);
  };
  const citeAll = (): void => {
    const all = marked.every((one) => cited.some((other) => sameCitation(one, other)));
    onChange(all ? selected : [...selected, ...marked]);
  };
  useShortcut('c', t('review.citeSelection'), citeSelection);
  useShortcut('e', t('review.citeMarked'), citeAll, { enabled: marked.length > 0 });
  return (
    <Stack gap={6} role="group" aria-label={t('review.citations')}>
      <Group justify="space-between">
        <Text size="sm" fw={500}>
          {t('review.citations')}
        </Text>
        <Button
          size="compact-sm"
          variant="default"
          // Pressing must not take the selection away.
          onMouseDown={(event) => {
            event.preventDefault();
          }}
          onClick={citeSelection}
        >
          {t('review.citeSelection')}
        </Button>
      </Group>
      <Text size="xs" c="dimmed">
        {t(reasons.length > 0 ? 'review.citeHintMarked' : 'review.citeHint')}
      </Text>
      {marked.map((one) => (
        <Checkbox
          key={`${String(one.start)}-${String(one.end)}`}
          label={`「${one.text}」`}
          checked={cited.some((other) => sameCitation(one, other))}
          onChange={(event) => {
            if (event.currentTarget.checked) add(one);
            else remove(one);
          }}
        />
      ))}
      {selected.map((one) => (
        <Group key={`${String(one.start)}-${one.text}`} gap={4} wrap="nowrap" align="flex-start">
          <Text size="sm" className="mado-break">
            「{one.text}」
          </Text>
          <CloseButton
            size="sm"
            aria-label={`${t('review.uncite')}: ${one.text}`}
            onClick={() => {
              remove(one);
            }}
          />
        </Group>
      ))}
      {cited.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('review.noCitations')}
        </Text>
      )}
    </Stack>
  );
}
