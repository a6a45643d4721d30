import { Button, Group, Modal, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { Campaign, Party } from '../../api/incident-types';
import { post } from '../../api/client';
import { useI18n } from '../../i18n';
import { useFields } from '../../lib/use-fields';
import { ProblemAlert } from '../../ui/problem-alert';

const MEANS = ['phone', 'letter', 'in-person', 'reply'];

interface Props {
  campaign: Campaign;
  party: Party;
  /** Takes the party off the list; otherwise the party was told. */
  takesOff: boolean;
  onDone: () => void;
  onClose: () => void;
}

/** What a person says about one party: that, when and how it was told, or why it comes off the list. */
export function PartyWord({ campaign, party, takesOff, onDone, onClose }: Props) {
  const { t, word } = useI18n();
  const form = useFields({ means: 'phone', on: '', note: '' });
  const save = useMutation({
    mutationFn: () =>
      takesOff
        ? post(`/campaigns/${campaign.id}/parties/${party.partyId}/removal`, { reason: form.values.note })
        : post(`/campaigns/${campaign.id}/parties/${party.id ?? ''}/told`, form.values),
    onSuccess: onDone,
  });
  const ready = form.filled('note') && (takesOff || form.filled('on'));
  const title = takesOff ? t('lists.removeParty') : t('campaign.markTold');
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${title}: ${party.label}`}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {takesOff ? t('lists.removeHint') : t('campaign.toldHint')}
        </Text>
        {!takesOff && (
          <>
            <NativeSelect
              label={t('codes.means')}
              data={MEANS.map((value) => ({ value, label: word('told', value) }))}
              {...form.bind('means')}
            />
            <TextInput type="date" required label={t('campaign.toldOn')} {...form.bind('on')} />
          </>
        )}
        <Textarea
          required
          autosize
          minRows={2}
          maxLength={2000}
          label={takesOff ? t('lists.removeReason') : t('campaign.toldNote')}
          {...form.bind('note')}
        />
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
    </Modal>
  );
}
