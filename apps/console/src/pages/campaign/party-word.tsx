import { Button, Group, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { Campaign, Party } from '../../api/incident-types';
import { post } from '../../api/client';
import { useI18n, type MessageKey } from '../../i18n';
import { useFields } from '../../lib/use-fields';
import { DateField } from '../../ui/date-field';
import { ProblemAlert } from '../../ui/problem-alert';
import { Dialog } from '../../ui/dialog';

const MEANS = ['phone', 'letter', 'in-person', 'reply'];

/**
 * What is said of a party: that it was told, that what counts as told reached somebody else, that what ended or is
 * unknown did not tell it, or that it comes off the list.
 */
export type PartyWordKind = 'told' | 'misdelivery' | 'next-step' | 'removal';

export const WORDS: Record<PartyWordKind, { title: MessageKey; hint: MessageKey; note: MessageKey }> = {
  told: { title: 'campaign.markTold', hint: 'campaign.toldHint', note: 'campaign.toldNote' },
  misdelivery: { title: 'ruling.misdelivery', hint: 'ruling.misdeliveryHint', note: 'ruling.reason' },
  'next-step': { title: 'ruling.nextStep', hint: 'ruling.nextStepHint', note: 'ruling.reason' },
  removal: { title: 'lists.removeParty', hint: 'lists.removeHint', note: 'lists.removeReason' },
};

interface Props {
  campaign: Campaign;
  party: Party;
  kind: PartyWordKind;
  onDone: () => void;
  onClose: () => void;
}

/** What a person says about one party: how it was told, or a ruling with its reason. */
export function PartyWord({ campaign, party, kind, onDone, onClose }: Props) {
  const { t, word } = useI18n();
  const form = useFields({ means: 'phone', on: '', note: '' });
  const told = kind === 'told';
  const save = useMutation({
    mutationFn: () => {
      const of = kind === 'removal' ? party.partyId : (party.id ?? '');
      return post(`/campaigns/${campaign.id}/parties/${of}/${kind}`, told ? form.values : { reason: form.values.note });
    },
    onSuccess: onDone,
  });
  const ready = form.filled('note') && (!told || form.filled('on'));
  const title = t(WORDS[kind].title);
  return (
    <Dialog
      opened
      onClose={onClose}
      title={`${title}: ${party.label}`}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t(WORDS[kind].hint)}
        </Text>
        {told && (
          <>
            <NativeSelect
              label={t('codes.means')}
              data={MEANS.map((value) => ({ value, label: word('told', value) }))}
              {...form.bind('means')}
            />
            <DateField kind="day" required label={t('campaign.toldOn')} {...form.date('on')} />
          </>
        )}
        <Textarea required autosize minRows={2} maxLength={2000} label={t(WORDS[kind].note)} {...form.bind('note')} />
        <ProblemAlert error={save.error} />
        <Group justify="flex-end">
          <Button
            disabled={!ready}
            loading={save.isPending}
            onClick={() => {
              save.mutate();
            }}
          >
            {title}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
