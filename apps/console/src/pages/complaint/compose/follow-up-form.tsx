import { Group, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { post } from '../../../api/client';
import type { Channel } from '../../../api/types';
import { useI18n } from '../../../i18n';
import { TextForm } from './text-form';
import { useTextForm } from './use-text-form';

const CHANNELS: Channel[] = ['phone', 'letter', 'fax', 'web'];

/** A further call or letter about this complaint; a closed one is reopened by it. */
export function FollowUpForm({ complaintId }: { complaintId: string }) {
  const { t, word } = useI18n();
  const [channel, setChannel] = useState<Channel>('phone');
  const form = useTextForm(complaintId, 'follow-up', (text) =>
    post(`/complaints/${complaintId}/follow-ups`, { channel, text }),
  );
  return (
    <TextForm of={form} label={t('followUp.text')} hint={t('followUp.hint')} save={t('followUp.save')}>
      <Group>
        <NativeSelect
          label={t('followUp.channel')}
          data={CHANNELS.map((value) => ({ value, label: word('channel', value) }))}
          value={channel}
          onChange={(event) => {
            setChannel(event.currentTarget.value as Channel);
          }}
        />
      </Group>
    </TextForm>
  );
}
