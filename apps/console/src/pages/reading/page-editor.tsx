import { Alert, Button, Group, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { DraftLine } from '../../drafts/draft-line';
import { useI18n, type MessageKey } from '../../i18n';
import { isSaveKey } from '../../lib/ime';
import { useShortcut } from '../../shell/shortcuts';
import { ConflictDialog } from '../../ui/conflict-dialog';
import { ProblemAlert } from '../../ui/problem-alert';
import { isDoubtful, isShort, isToTranscribe, nextDoubtful, previousDoubtful, textWith } from './page-words';
import { Picture } from './picture';
import type { PageView } from './types';
import { usePageChanges, type PageStep } from './use-page-changes';
import { usePageDraft } from './use-page-draft';
import { Facts, WordField, Words } from './words';

type Mode = 'words' | 'text';

interface EditorProps {
  page: PageView;
  complaintId: string;
  mayChange: boolean;
  /** After a page was confirmed or written down. */
  onSettled: () => void;
}

/** One page: its picture beside its text, to be compared, put right, written down, confirmed. */
export function PageEditor({ page, complaintId, mayChange, onSettled }: EditorProps) {
  const { t } = useI18n();
  const [mode, setMode] = useState<Mode>(
    isToTranscribe(page) || page.settledHow === 'transcribed' || page.words.length === 0 ? 'text' : 'words',
  );
  const [fixes, setFixes] = useState<ReadonlyMap<number, string>>(new Map());
  const [text, setText] = useState(page.text);
  const isSettled = page.settledHow !== null;
  // Whoever comes back to a page that is done is not sent through its words again.
  const [chosen, setChosen] = useState(() => (isSettled ? null : nextDoubtful(page.words, new Map(), -1)));
  const confirm = useRef<HTMLButtonElement>(null);
  const draft = usePageDraft(page, mayChange, { text, fixes, setText, setFixes });
  const changes = usePageChanges(page, complaintId, () => {
    void draft.discard();
    onSettled();
  });
  useFocusOnEditor(confirm, chosen === null && mode === 'words' && !isSettled);
  useShortcut('alt+t', t('reading.key.mode'), () => {
    setMode((now) => (now === 'text' ? 'words' : 'text'));
  });
  const yours = mode === 'text' ? text : textWith(page.text, page.words, fixes);
  const [stopped, setStopped] = useState<string | null>(null);
  const steps = stepsFor(page, { mode, text, fixes });
  const nothingNew = isSettled && steps.length === 1;
  const settle = (version: number): void => {
    if (!mayChange || changes.save.isPending || nothingNew) return;
    // Stops once; the second press keeps it as it stands.
    if (mode === 'text' && isShort(text, page) && stopped !== text) setStopped(text);
    else changes.save.mutate({ steps, version });
  };
  const accept = (index: number): void => {
    const now = new Map(fixes).set(index, fixes.get(index) ?? page.words[index]?.text ?? '');
    setFixes(now);
    setChosen(nextDoubtful(page.words, now, index));
  };
  return (
    <div
      className="mado-reading"
      onKeyDown={(event) => {
        if (isSaveKey(event)) settle(page.version);
      }}
    >
      <Picture page={page} chosen={chosen} onChoose={setChosen} />
      <section className="mado-card mado-reading-text" aria-label={t('reading.text')}>
        <Stack gap="xs">
          <Head page={page} mode={mode} setMode={setMode} />
          {mode === 'text' ? (
            <Textarea
              autoFocus={mayChange && !isSettled}
              label={isToTranscribe(page) ? t('reading.transcript') : t('reading.wholeText')}
              autosize
              minRows={8}
              maxRows={14}
              readOnly={!mayChange}
              value={text}
              onChange={(event) => {
                setText(event.currentTarget.value);
              }}
            />
          ) : (
            <Words page={page} fixes={fixes} chosen={chosen} onChoose={setChosen} />
          )}
          {mode === 'words' && mayChange && <Chosen {...{ page, fixes, setFixes, chosen, setChosen, accept }} />}
          {mode === 'text' && stopped === text && (
            <Alert color="orange" py="xs" role="alert">
              {t('reading.short')}
            </Alert>
          )}
          {changes.conflict === null && <ProblemAlert error={changes.save.error} />}
          {mayChange && (
            <Group>
              <Button
                ref={confirm}
                loading={changes.save.isPending}
                variant={isSettled ? 'default' : 'filled'}
                disabled={nothingNew || (mode === 'text' && text.trim() === '' && page.source !== 'blank')}
                onClick={() => {
                  settle(page.version);
                }}
              >
                {t(saveWords(page, steps))}
              </Button>
              <Text size="xs" c="dimmed">
                {t('reading.saveKey')}
              </Text>
              <DraftLine of={draft} />
            </Group>
          )}
          <Facts page={page} onChoose={setChosen} />
        </Stack>
      </section>
      {changes.conflict !== null && (
        <ConflictDialog
          yours={yours}
          current={changes.conflict.currentText}
          onKeepYours={() => {
            const keep: PageStep[] = [{ what: 'correction', body: { text: yours } }, { what: 'confirmation' }];
            changes.save.mutate({ steps: keep, version: changes.conflict?.currentVersion ?? 0 });
          }}
          onTakeCurrent={changes.reload}
          onClose={() => {
            changes.save.reset();
          }}
        />
      )}
    </div>
  );
}

/** With no word left to look at, the work goes on at the button; the focus is never lost with the field that held it. */
function useFocusOnEditor(confirm: React.RefObject<HTMLButtonElement | null>, nothingToCheck: boolean): void {
  useEffect(() => {
    if (nothingToCheck) confirm.current?.focus({ preventScroll: true });
  }, [nothingToCheck, confirm]);
}

/** What has to be sent so that the page stands as the person sees it, and is settled. */
function stepsFor(page: PageView, o: { mode: Mode; text: string; fixes: ReadonlyMap<number, string> }): PageStep[] {
  if (o.mode === 'text') {
    if (isToTranscribe(page)) return [{ what: 'transcript', body: { text: o.text } }];
    const changed = o.text !== page.text;
    return [...(changed ? [{ what: 'correction', body: { text: o.text } } as const] : []), { what: 'confirmation' }];
  }
  const words = [...o.fixes].map(([index, text]) => ({ index, text }));
  return [...(words.length > 0 ? [{ what: 'correction', body: { words } } as const] : []), { what: 'confirmation' }];
}

/** What the button that saves says. */
function saveWords(page: PageView, steps: readonly PageStep[]): MessageKey {
  if (page.settledHow !== null) return 'reading.saveAgain';
  return steps.at(-1)?.what === 'transcript' ? 'reading.saveTranscript' : 'reading.confirm';
}

function Head({ page, mode, setMode }: { page: PageView; mode: Mode; setMode: (mode: Mode) => void }) {
  const { t } = useI18n();
  const doubtful = page.words.filter(isDoubtful).length;
  return (
    <>
      <Group justify="space-between" gap="xs">
        <SegmentedControl
          size="xs"
          value={mode}
          onChange={(value) => {
            setMode(value === 'text' ? 'text' : 'words');
          }}
          data={(['words', 'text'] as const).map((value) => ({ value, label: t(`reading.mode.${value}`) }))}
        />
        {mode === 'words' && page.settledHow === null && (
          <Text size="sm" c="dimmed">
            {t('reading.doubtful', { count: doubtful })}
          </Text>
        )}
      </Group>
      {isToTranscribe(page) && <Text size="sm">{t(page.handwriting ? 'reading.byHand' : 'reading.tooPoor')}</Text>}
    </>
  );
}

interface ChosenProps {
  page: PageView;
  fixes: ReadonlyMap<number, string>;
  setFixes: (fixes: ReadonlyMap<number, string>) => void;
  chosen: number | null;
  setChosen: (index: number | null) => void;
  accept: (index: number) => void;
}

function Chosen({ page, fixes, setFixes, chosen, setChosen, accept }: ChosenProps) {
  const { t } = useI18n();
  const word = chosen === null ? undefined : page.words[chosen];
  if (chosen === null || word === undefined) {
    return (
      <Text size="sm" c="dimmed">
        {t('reading.noneChosen')}
      </Text>
    );
  }
  return (
    <WordField
      read={word.text}
      value={fixes.get(chosen) ?? word.text}
      confidence={word.confidence}
      onChange={(value) => {
        setFixes(new Map(fixes).set(chosen, value));
      }}
      onAccept={() => {
        accept(chosen);
      }}
      onBack={() => {
        setChosen(previousDoubtful(page.words, chosen));
      }}
    />
  );
}
