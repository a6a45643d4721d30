import { SegmentedControl, Stack } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Complaint } from '../../../api/types';
import { useI18n } from '../../../i18n';
import { useShortcut } from '../../../shell/shortcuts';
import { Card } from '../../../ui/page';
import { PendingReply } from '../sent-reply';
import { useGiven } from './given-back';
import { FollowUpForm } from './follow-up-form';
import { MailReplyForm } from './mail-reply-form';
import { NoteForm } from './note-form';
import { RecordReplyForm } from './record-reply-form';

const MODES = ['mail', 'record', 'followUp', 'note'] as const;
type Mode = (typeof MODES)[number];

/** The one place on the page where something is written: an answer by mail, what was answered otherwise, a further call, a note. */
export function Compose({ complaint }: { complaint: Complaint }) {
  const { t } = useI18n();
  const canMail = complaint.contact?.email != null && complaint.contact.email !== '';
  const [mode, setMode] = useState<Mode>(canMail ? 'mail' : 'record');
  const [asked, setAsked] = useState(0);
  const place = useRef<HTMLDivElement>(null);
  const { given } = useGiven();
  const go = (to: Mode): void => {
    wanted.current = true;
    setMode(to);
    setAsked((n) => n + 1);
  };
  useShortcut('r', t('compose.key.mail'), () => {
    go(canMail ? 'mail' : 'record');
  });
  useShortcut('f', t('compose.key.followUp'), () => {
    go('followUp');
  });
  useShortcut('n', t('compose.key.note'), () => {
    go('note');
  });
  useEffect(() => {
    if (given !== null) go('mail');
  }, [given]);
  const wanted = useRef(false);
  const toField = (): void => {
    const field = place.current?.querySelector<HTMLTextAreaElement>('textarea');
    if (!wanted.current || field == null) return;
    wanted.current = false;
    field.scrollIntoView({ block: 'center' });
    field.focus();
  };
  useEffect(toField, [asked, mode]);
  /** The form for mail comes a moment after it was asked for; who has gone on to another field is left there. */
  const onStanding = (): void => {
    if (document.activeElement?.matches('input, textarea, select') !== true) toField();
    wanted.current = false;
  };
  const underWay = complaint.mailReplies?.findLast(({ state }) => state === 'waiting' || state === 'sending');
  return (
    <Card title={t('compose.title')}>
      <Stack gap="sm" ref={place}>
        <SegmentedControl
          aria-label={t('compose.title')}
          className="mado-modes"
          value={mode}
          onChange={(value) => {
            setMode(MODES.find((each) => each === value) ?? 'note');
          }}
          data={MODES.map((value) => ({ value, label: t(`compose.mode.${value}`) }))}
        />
        {underWay !== undefined && <PendingReply key={underWay.id} reply={underWay} complaintId={complaint.id} />}
        {mode === 'mail' && <MailReplyForm complaint={complaint} onStanding={onStanding} />}
        {mode === 'record' && <RecordReplyForm complaint={complaint} />}
        {mode === 'followUp' && <FollowUpForm complaintId={complaint.id} />}
        {mode === 'note' && <NoteForm complaintId={complaint.id} />}
      </Stack>
    </Card>
  );
}
