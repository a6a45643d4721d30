import { Badge, Group, Stack, Text } from '@mantine/core';
import type { Complaint, HistoryEntry } from '../../api/types';
import type { MailReply } from '../../api/reply-types';
import { useI18n } from '../../i18n';
import { moment } from '../../lib/format';
import { Who } from '../../ui/entry-parts';
import { LetterText } from '../../ui/letter-text';
import { Card } from '../../ui/page';
import { PrintLetter } from './print-letter';
import { ReplyTrouble } from './sent-reply';

type Message = NonNullable<Complaint['replies']>[number];
type Entry = { at: string; message: Message } | { at: string; reply: MailReply } | { at: string; note: HistoryEntry };

/** Everything that went to and fro after the complaint, with what colleagues noted, oldest first. */
export function Thread({ complaint, mayAct }: { complaint: Complaint; mayAct: boolean }) {
  const { t } = useI18n();
  const entries = entriesOf(complaint);
  return (
    <Card title={t('complaint.replies')}>
      {entries.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('thread.empty')}
        </Text>
      )}
      <Stack gap="md">
        {entries.map((entry) =>
          'note' in entry ? (
            <OneNote key={`note ${entry.at}`} note={entry.note} />
          ) : 'reply' in entry ? (
            <OneReply key={entry.reply.id} reply={entry.reply} complaintId={complaint.id} mayAct={mayAct} />
          ) : (
            <OneMessage key={entry.message.id} message={entry.message} complaint={complaint} />
          ),
        )}
      </Stack>
    </Card>
  );
}

/** An answer by mail stands once: as the mail with its subject and state, not as the message that it became. */
function entriesOf({ replies = [], mailReplies = [], history = [] }: Complaint): Entry[] {
  const became = new Set(mailReplies.map(({ messageId }) => messageId));
  return [
    ...replies.filter(({ id }) => !became.has(id)).map((message) => ({ at: message.at, message })),
    ...mailReplies.map((reply) => ({ at: reply.createdAt, reply })),
    ...history.filter(({ action }) => action === 'note').map((note) => ({ at: note.at, note })),
  ].sort((a, b) => (a.at < b.at ? -1 : 1));
}

function OneNote({ note }: { note: HistoryEntry }) {
  const { t, language } = useI18n();
  return (
    <article className="mado-message" data-from="colleague">
      <Text size="xs" c="dimmed">
        {moment(note.at, language)} ・ {t('caseNote.text')} ・ <Who actorId={note.actorId} />
      </Text>
      <div className="mado-text">{note.note}</div>
    </article>
  );
}

function OneMessage({ message, complaint }: { message: Message; complaint: Complaint }) {
  const { t, word, language } = useI18n();
  const incoming = message.direction === 'in';
  return (
    <article className="mado-message" data-from={incoming ? 'complainant' : 'desk'}>
      <Text size="xs" c="dimmed">
        {moment(message.at, language)} ・ {word('channel', message.channel)} ・{' '}
        {incoming ? t('followUp.from') : <Who actorId={message.actorId} />}
      </Text>
      <LetterText text={message.text} fold={complaint.folds?.[message.id]} />
      {!incoming && message.channel === 'letter' && (
        <PrintLetter complaint={complaint} at={message.at} text={message.text} />
      )}
    </article>
  );
}

const COLOR: Partial<Record<MailReply['state'], string>> = {
  waiting: 'blue',
  sending: 'blue',
  accepted: 'green',
  unknown: 'orange',
  failed: 'red',
  bounced: 'red',
  stopped: 'red',
};

function OneReply({ reply, complaintId, mayAct }: { reply: MailReply; complaintId: string; mayAct: boolean }) {
  const { t, word, language } = useI18n();
  return (
    <article className="mado-message" data-from="desk">
      <Group gap="xs" justify="space-between">
        <Text size="xs" c="dimmed">
          {moment(reply.createdAt, language)} ・ {word('channel', 'email')} ・ <Who actorId={reply.authorId} />
        </Text>
        <Badge variant="light" color={COLOR[reply.state] ?? 'gray'} tt="none">
          {word('reply', reply.state)}
        </Badge>
      </Group>
      <Text size="sm" className="mado-break">
        {t('reply.to')}：{reply.to}
      </Text>
      <Text size="sm" fw={600} className="mado-break">
        {reply.subject}
      </Text>
      {reply.state === 'cancelled' ? (
        <details className="mado-fold">
          <Text component="summary" size="sm">
            {t('reply.cancelledText')}
          </Text>
          <LetterText text={reply.text} />
        </details>
      ) : (
        <LetterText text={reply.text} />
      )}
      {mayAct && <ReplyTrouble reply={reply} complaintId={complaintId} />}
    </article>
  );
}
