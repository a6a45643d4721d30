import { Alert, Group, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { post } from '../../../api/client';
import type { Channel, Complaint } from '../../../api/types';
import { useI18n } from '../../../i18n';
import { isClearPurpose, purposeBody, ReplyPurpose, type Purpose } from './reply-purpose';
import { TextForm } from './text-form';
import { useTextForm } from './use-text-form';

const REPLY_CHANNELS: Channel[] = ['phone', 'letter', 'fax', 'email'];

/** What was answered by telephone, by letter or from elsewhere: it is written down, nothing is sent. */
export function RecordReplyForm({ complaint }: { complaint: Complaint }) {
  const { t, word } = useI18n();
  const unwanted = complaint.doNotContactBy ?? [];
  const [channel, setChannel] = useState<Channel>(REPLY_CHANNELS.find((each) => !unwanted.includes(each)) ?? 'phone');
  const [purpose, setPurpose] = useState<Purpose>({ interim: false, nextDay: '' });
  const form = useTextForm(complaint.id, 'answer', (text) =>
    post(`/complaints/${complaint.id}/replies`, { channel, text, ...purposeBody(purpose) }),
  );
  return (
    <TextForm
      of={isClearPurpose(purpose) ? form : { ...form, isReady: false, go: () => undefined }}
      label={t('complaint.replyText')}
      hint={t('compose.recordHint')}
      save={t('complaint.sendReply')}
    >
      <Group>
        <NativeSelect
          label={t('complaint.replyChannel')}
          data={REPLY_CHANNELS.map((value) => ({ value, label: word('channel', value) }))}
          value={channel}
          onChange={(event) => {
            setChannel(event.currentTarget.value as Channel);
          }}
        />
      </Group>
      <ReplyPurpose
        of={purpose}
        set={(part) => {
          setPurpose((before) => ({ ...before, ...part }));
        }}
      />
      {unwanted.includes(channel) && (
        <Alert color="orange" py="xs">
          {t('contact.unwanted', { ways: word('channel', channel) })}
        </Alert>
      )}
    </TextForm>
  );
}
