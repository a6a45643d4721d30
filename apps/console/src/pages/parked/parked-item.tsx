import { Anchor, Badge, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, post } from '../../api/client';
import { useCan } from '../../api/session';
import type { Channel } from '../../api/types';
import { useI18n } from '../../i18n';
import { bytes, listed, moment, shortMoment } from '../../lib/format';
import { Flags } from '../../ui/badges';
import { Pairs, pending } from '../../ui/page';
import { ProblemAlert, useNotes } from '../../ui/problem-alert';

/** A parked line of the ledger; no content. */
export interface ParkedLine {
  id: string;
  channel: Channel;
  receivedAt: string;
  parkedReason: string | null;
  humanMustRead: boolean;
  reviewedAt: string | null;
  warnings: string[];
}

interface ArrivalText {
  subject: string | null;
  from: { name: string; address: string } | null;
  date: string | null;
  text: string;
  attachments: { name: string; size: number }[];
}

/** One parked arrival: shown as text when asked for, left parked or made a case. */
export function ParkedItem({ of }: { of: ParkedLine }) {
  const { t, word } = useI18n();
  const can = useCan();
  const [open, setOpen] = useState(false);
  return (
    <section className="mado-card" aria-label={`${word('parked', of.parkedReason)} ${shortMoment(of.receivedAt)}`}>
      <Group justify="space-between">
        <Group gap="xs">
          <Text size="sm" className="mado-number">
            {shortMoment(of.receivedAt)}
          </Text>
          <Badge variant="light" color="gray" tt="none">
            {word('parked', of.parkedReason)}
          </Badge>
          <Flags of={{ flagged: of.warnings.includes('signal-in-parked'), humanMustRead: of.humanMustRead }} />
          {of.reviewedAt !== null && (
            <Text size="xs" c="dimmed">
              {t('parkedPage.seen')} {shortMoment(of.reviewedAt)}
            </Text>
          )}
        </Group>
        {can('complaints:original') && (
          <Button
            variant="default"
            size="compact-sm"
            aria-expanded={open}
            onClick={() => {
              setOpen(!open);
            }}
          >
            {t(open ? 'parkedPage.hide' : 'parkedPage.show')}
          </Button>
        )}
      </Group>
      {open && <Content id={of.id} />}
    </section>
  );
}

function Content({ id }: { id: string }) {
  const { t, language } = useI18n();
  const shown = useQuery({
    queryKey: ['arrival-text', id],
    queryFn: () => api<ArrivalText>(`/arrivals/${id}/text`),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  if (!shown.data) return pending(shown);
  const { subject, from, date, text, attachments } = shown.data;
  return (
    <Stack gap="sm" mt="sm">
      <Pairs
        of={[
          [t('parkedPage.from'), from === null ? null : `${from.name} <${from.address}>`],
          [t('parkedPage.subject'), subject],
          [t('parkedPage.date'), date === null ? null : moment(date, language)],
          [
            t('parkedPage.files'),
            listed(
              attachments.map((file) => `${file.name} (${bytes(file.size)})`),
              language,
            ),
          ],
        ]}
      />
      <div className="mado-text mado-parked-text">{text === '' ? t('parkedPage.noText') : text}</div>
      <Decide id={id} />
    </Stack>
  );
}

function Decide({ id }: { id: string }) {
  const { t } = useI18n();
  const notes = useNotes();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const refresh = (): void => {
    void client.invalidateQueries({ queryKey: ['parked'] });
  };
  const make = useMutation({
    mutationFn: () => post<{ complaintId: string; slipNumber: string }>(`/arrivals/${id}/make-case`, { reason }),
    onSuccess: () => {
      notes.done(t('parkedPage.made'));
    },
  });
  const leave = useMutation({
    mutationFn: () => post(`/arrivals/${id}/leave-parked`, reason.trim() === '' ? {} : { note: reason }),
    onSuccess: () => {
      notes.done(t('parkedPage.left'));
      refresh();
    },
  });
  if (make.data) {
    return (
      <Anchor component={Link} to={`/complaints/${make.data.complaintId}`}>
        {make.data.slipNumber} {t('log.openComplaint')}
      </Anchor>
    );
  }
  return (
    <Stack gap="xs">
      <Textarea
        label={t('parkedPage.why')}
        rows={2}
        maxLength={2000}
        value={reason}
        onChange={(event) => {
          setReason(event.currentTarget.value);
        }}
      />
      <ProblemAlert error={make.error ?? leave.error} />
      <Group>
        <Button
          disabled={reason.trim() === ''}
          loading={make.isPending}
          onClick={() => {
            make.mutate();
          }}
        >
          {t('parkedPage.makeCase')}
        </Button>
        <Button
          variant="default"
          loading={leave.isPending}
          onClick={() => {
            leave.mutate();
          }}
        >
          {t('parkedPage.leave')}
        </Button>
      </Group>
    </Stack>
  );
}
