import { Button, Group, Stack, Text } from '@mantine/core';
import { useI18n, type MessageKey } from '../i18n';
import { clockTime } from '../lib/clock-time';
import type { DraftState } from './draft-keeper';
import type { Draft } from './use-draft';
import { Dialog } from '../ui/dialog';

/** What is wrong, in words; nothing is otherwise. */
const WRONG: Partial<Record<DraftState, MessageKey>> = {
  offline: 'draft.offline',
  failed: 'draft.failed',
  gone: 'draft.gone',
};

/** Says in one line where the draft is; what is wrong is read out, a save is not, for it happens at each pause. */
export function DraftLine({ of }: { of: Draft<unknown> }) {
  const { t } = useI18n();
  const wrong = WRONG[of.state];
  return (
    <div className="mado-draft-line">
      <Text size="sm" c="dimmed">
        {of.state === 'saving' && t('draft.saving')}
        {of.state === 'saved' && t('draft.saved', { at: clockTime(of.savedAt) })}
      </Text>
      <Text size="sm" fw={700} role="status">
        {wrong !== undefined && of.conflict === null && t(wrong)}
      </Text>
      {of.conflict !== null && <ConflictOfDrafts conflict={of.conflict} />}
    </div>
  );
}

function ConflictOfDrafts({ conflict }: { conflict: NonNullable<Draft<unknown>['conflict']> }) {
  const { t } = useI18n();
  return (
    <Dialog opened onClose={() => undefined} withCloseButton={false} title={t('draft.conflictTitle')}>
      <Stack>
        <Text size="sm">{t('draft.conflictExplain', { at: clockTime(conflict.savedAt) })}</Text>
        <Group>
          <Button data-autofocus onClick={conflict.keepMine}>
            {t('draft.keepMine')}
          </Button>
          <Button variant="default" onClick={conflict.takeTheirs}>
            {t('draft.takeTheirs')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
