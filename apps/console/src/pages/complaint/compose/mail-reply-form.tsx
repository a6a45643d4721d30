import { Alert, Button, Group, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api } from '../../../api/client';
import type { MailReply, ReplyStart } from '../../../api/reply-types';
import type { Complaint } from '../../../api/types';
import { DraftLine } from '../../../drafts/draft-line';
import { useBilingual, useI18n } from '../../../i18n';
import { longDay } from '../../../lib/format';
import { isSaveKey } from '../../../lib/ime';
import { pending } from '../../../ui/page';
import { ProblemAlert } from '../../../ui/problem-alert';
import { Findings } from './findings';
import { isClearPurpose, ReplyPurpose } from './reply-purpose';
import { useLetter, type Letter, type Looked } from './use-letter';

interface MailReplyProps {
  complaint: Complaint;
  /** The fields are there. */
  onStanding: () => void;
}

/** An answer by mail: begun from a template, looked through before it leaves, and taken back for some seconds. */
export function MailReplyForm({ complaint, onStanding }: MailReplyProps) {
  const start = useQuery({
    queryKey: ['reply-start', complaint.id],
    queryFn: () => api<ReplyStart>(`/complaints/${complaint.id}/mail-replies/start`),
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: false,
  });
  const waiting = pending(start);
  if (waiting !== null || !start.data) return waiting;
  const why = whyNot(start.data);
  return why === null ? (
    <Form complaint={complaint} start={start.data} onStanding={onStanding} />
  ) : (
    <CannotMail why={why} />
  );
}

type Why = 'noServer' | 'noAddress' | 'refused';

function whyNot({ mailer, address, refused }: ReplyStart): Why | null {
  if (refused) return 'refused';
  if (!address) return 'noAddress';
  return mailer === 'ready' ? null : 'noServer';
}

function CannotMail({ why }: { why: Why }) {
  const { t } = useI18n();
  return (
    <Alert color="gray" title={t(`reply.cannot.${why}`)}>
      <Text size="sm">{t(`reply.cannotMore.${why}`)}</Text>
    </Alert>
  );
}

function Form({ complaint, start, onStanding }: MailReplyProps & { start: ReplyStart }) {
  const { t, word } = useI18n();
  const sentLine = useRef<HTMLDivElement>(null);
  /** The answer that was sent from here last. */
  const [sent, setSent] = useState<string | null>(null);
  const text = useRef<HTMLTextAreaElement>(null);
  const { letter, change, draft, look, send, looked } = useLetter(complaint.id, setSent);
  useEffect(onStanding, []);
  // While it is asked whether the words are replaced, nobody knows which are meant.
  const [asked, setAsked] = useState<string | null>(null);
  const isWritten = letter.subject.trim() !== '' && letter.text.trim() !== '' && asked === null;
  const isReady = isWritten && isClearPurpose(letter) && !look.isPending && !send.isPending;
  const standing = standingOf(complaint.mailReplies ?? [], sent);
  useFocusOnSent(sentLine, sent, standing !== null);
  const go = (): void => {
    if (!isReady) return;
    setSent(null);
    look.mutate();
  };
  useOpenPlace(looked, text);
  const mustConfirm =
    looked !== null && looked.unfilled.length === 0 && looked.findings.some(({ needsWord }) => needsWord);
  return (
    <Stack
      gap="sm"
      onKeyDown={(event) => {
        if (isSaveKey(event)) go();
      }}
    >
      <div ref={sentLine} tabIndex={-1} role="status" className="mado-sent-line">
        {standing !== null && (
          <Text size="sm">
            {standing === 'waiting' ? t('reply.inLine') : t('reply.stands', { state: word('reply', standing) })}
          </Text>
        )}
      </div>
      <Text size="sm" className="mado-break">
        {t('reply.to')}：{complaint.contact?.email}
      </Text>
      <Templates
        start={start}
        name={complaint.contact?.name ?? ''}
        letter={letter}
        change={change}
        asked={asked}
        setAsked={setAsked}
      />
      <TextInput
        label={t('reply.subject')}
        value={letter.subject}
        maxLength={200}
        readOnly={look.isPending || send.isPending}
        onChange={(event) => {
          change({ subject: event.currentTarget.value });
        }}
      />
      <Textarea
        ref={text}
        label={t('reply.text')}
        description={t('reply.textHint')}
        autosize
        minRows={6}
        maxRows={22}
        // What is looked through is what goes out.
        readOnly={look.isPending || send.isPending}
        value={letter.text}
        onChange={(event) => {
          change({ text: event.currentTarget.value });
        }}
      />
      <ReplyPurpose
        of={letter}
        set={(part) => {
          change({ ...part, ...filledIn(letter, part.nextDay) });
        }}
      />
      {looked !== null && looked.unfilled.length > 0 && (
        <Alert color="orange" role="alert" title={t('reply.unfilled', { count: String(looked.unfilled.length) })}>
          <Text size="sm">{t('reply.unfilledMore')}</Text>
        </Alert>
      )}
      {mustConfirm && (
        <Findings
          findings={looked.findings}
          busy={send.isPending}
          onShow={(place) => {
            if (place.pointer === '/text') select(text.current, place.start, place.end);
          }}
          onConfirm={(reason, findings) => {
            send.mutate({ reason, findings });
          }}
        />
      )}
      <ProblemAlert error={look.error ?? send.error} />
      <Group justify="space-between" gap="xs">
        {mustConfirm ? (
          <span />
        ) : (
          <Group gap="xs">
            <Button disabled={!isReady} loading={look.isPending || send.isPending} onClick={go}>
              {t('reply.send', { seconds: String(start.undoSeconds) })}
            </Button>
            <Text size="xs" c="dimmed">
              {t('reply.sendHint')}
            </Text>
          </Group>
        )}
        <DraftLine of={draft} />
      </Group>
    </Stack>
  );
}

/**
 * Leads off the fields once an answer was sent: the next key takes it back. The way to do it by the mouse stands above the line.
 * The answer may be sent before the page has read of it, and a line that says nothing yet takes no focus.
 */
function useFocusOnSent(line: React.RefObject<HTMLElement | null>, sent: string | null, isSaid: boolean): void {
  const led = useRef<string | null>(null);
  useEffect(() => {
    if (sent === null || !isSaid || led.current === sent) return;
    led.current = sent;
    line.current?.focus({ preventScroll: true });
    line.current?.scrollIntoView({ block: 'center' });
  }, [line, sent, isSaid]);
}

/** How the answer stands that was sent from here, or the newest while it may be taken back; the line says it as long as it has the focus. */
function standingOf(replies: readonly MailReply[], sent: string | null): MailReply['state'] | null {
  const state = (sent === null ? replies.at(-1) : replies.find(({ id }) => id === sent))?.state;
  if (state === undefined || state === 'cancelled') return null;
  return sent !== null || state === 'waiting' ? state : null;
}

/** Puts the day into the place that the template left for it, or over the day that stood there. */
function filledIn({ text, nextDay: before }: Letter, nextDay: string | undefined): { text?: string } {
  if (nextDay === undefined || nextDay.trim() === '') return {};
  for (const [language, open] of [
    ['ja', '［月日］'],
    ['en', '［date］'],
  ] as const) {
    const places = before.trim() === '' ? [open] : [longDay(before, language), open];
    const place = places.find((each) => text.includes(each));
    if (place !== undefined) return { text: text.replace(place, longDay(nextDay, language)) };
  }
  return {};
}

/** Leads to the first place that is still to be filled in. */
function useOpenPlace(looked: Looked | null, text: React.RefObject<HTMLTextAreaElement | null>): void {
  useEffect(() => {
    const first = looked?.unfilled.find(({ pointer }) => pointer === '/text');
    if (first !== undefined) select(text.current, first.start, first.end);
  }, [looked, text]);
}

function select(field: HTMLTextAreaElement | null, start: number, end: number): void {
  field?.focus();
  field?.setSelectionRange(start, end);
}

interface TemplatesProps {
  start: ReplyStart;
  /** The complainant's; '' when unknown. */
  name: string;
  letter: Letter;
  change: (part: Partial<Letter>) => void;
  /** Template of which it is asked whether it takes the place of what was written. */
  asked: string | null;
  setAsked: (id: string | null) => void;
}

function greeting(name: string, language: 'ja' | 'en'): string {
  const known = name.trim();
  if (language === 'ja') return known === '' ? 'お客様' : `${known} 様`;
  return known === '' ? 'Dear customer,' : `Dear ${known},`;
}

/** Starting texts; what was written already is replaced only when somebody says so. */
function Templates({ start, name, letter, change, asked, setAsked }: TemplatesProps) {
  const { t, word } = useI18n();
  const inWords = useBilingual();
  const [language, setLanguage] = useState(start.language);
  const textOf = (id: string) => {
    const text = start.templates.find((each) => each.id === id)?.texts[language];
    return text && { ...text, body: text.body.replace('{{name}}', greeting(name, language)) };
  };
  const take = (id: string): void => {
    const chosen = textOf(id);
    const interim = start.templates.find((each) => each.id === id)?.interim === true;
    if (chosen !== undefined)
      change({ templateId: id, subject: chosen.subject, text: chosen.body, interim, nextDay: '' });
    setAsked(null);
  };
  const isOwn = letter.text.trim() !== '' && letter.text !== textOf(letter.templateId)?.body;
  return (
    <>
      <div className="mado-fields">
        <NativeSelect
          label={t('reply.template')}
          value={letter.templateId}
          onChange={(event) => {
            const id = event.currentTarget.value;
            if (id === '') change({ templateId: '' });
            else if (isOwn) setAsked(id);
            else take(id);
          }}
          data={[
            { value: '', label: t('reply.noTemplate') },
            ...start.templates.map(({ id, title }) => ({ value: id, label: inWords(title) })),
          ]}
        />
        <NativeSelect
          label={t('reply.language')}
          value={language}
          onChange={(event) => {
            setLanguage(event.currentTarget.value === 'en' ? 'en' : 'ja');
          }}
          data={(['ja', 'en'] as const).map((value) => ({ value, label: word('language', value) }))}
        />
      </div>
      {asked !== null && (
        <Alert color="orange" py="xs" role="alert" title={t('reply.replaceAsk')}>
          <Group gap="xs">
            <Button
              autoFocus
              size="compact-sm"
              variant="default"
              onClick={() => {
                take(asked);
              }}
            >
              {t('reply.replace')}
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => {
                setAsked(null);
              }}
            >
              {t('reply.keep')}
            </Button>
          </Group>
        </Alert>
      )}
    </>
  );
}
