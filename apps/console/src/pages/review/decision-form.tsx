import { Alert, Button, Group, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { api, ApiProblem, post } from '../../api/client';
import type { Complaint, Page as PageOf, QueueItem, Reason } from '../../api/types';
import type { IncidentRow } from '../../api/incident-types';
import { listOf } from '../../lib/lists';
import { useDraft } from '../../drafts/use-draft';
import { useI18n } from '../../i18n';
import { toTokyoInput } from '../../lib/format';
import { useShortcut } from '../../shell/shortcuts';
import { DateField } from '../../ui/date-field';
import { Card } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { Citations } from './citations';
import { ReasonChoice } from './reason-choice';
import { decisionBody, isComplete, laterThanReceipt, type DecisionDraft, type Sight } from './decision';

/** What became of a decision; `next` is who has to read the complaint too. */
export interface DecisionResult {
  decisionId: string;
  incidentId: string | null;
  next: 'second-person' | 'third' | null;
}

interface FormProps {
  complaint: Complaint;
  sight: Sight;
  /** What the assessment marked in the complaint. */
  reasons: readonly Reason[];
  onMade: (result: DecisionResult) => void;
}

/** The officer's answer: set aside with a reason, or suspected with the moment that starts the clock. */
export function DecisionForm({ complaint, sight, reasons, onMade }: FormProps) {
  const { t } = useI18n();
  const client = useQueryClient();
  // Clocks run from the earliest complaint of the group.
  const receivedAt = complaint.group?.receivedAt ?? complaint.receivedAt;
  const { draft, set, discard } = useDecisionDraft(complaint.id, receivedAt);
  const decide = useMutation({
    mutationFn: () => post<DecisionResult>(`/review/${complaint.id}/decision`, decisionBody(draft, receivedAt, sight)),
    onSuccess: (made) => {
      onMade(made);
      void discard();
      void client.invalidateQueries({ queryKey: ['review-queue'] });
      void client.invalidateQueries({ queryKey: ['review', complaint.id] });
      void client.invalidateQueries({ queryKey: ['complaint', complaint.id] });
    },
  });
  const readAgain = (): void => {
    decide.reset();
    void client.invalidateQueries({ queryKey: ['review', complaint.id] });
  };
  const ready = isComplete(draft, receivedAt, sight) && !decide.isPending;
  const submit = (): void => {
    if (ready) decide.mutate();
  };
  useShortcut('mod+Enter', t('review.submit'), submit);
  const texts = [complaint.text, ...(complaint.messages ?? []).map(({ text }) => text)];
  return (
    <Card title={t('review.decide')}>
      <Stack gap="sm">
        <ReasonChoice draft={draft} set={set} />
        {draft.decision === 'set_aside' && sight.strictLeads.length > 0 && (
          <Alert color="orange" py="xs">
            {t('review.strict', { leads: sight.strictLeads.join('、') })}
          </Alert>
        )}
        {draft.decision === 'suspected' && <SuspectedFields draft={draft} set={set} receivedAt={receivedAt} />}
        <Citations
          texts={texts}
          reasons={reasons}
          cited={draft.citations}
          onChange={(citations) => {
            set({ citations });
          }}
        />
        <Textarea
          label={t('review.note')}
          rows={3}
          value={draft.note}
          onChange={(event) => {
            set({ note: event.currentTarget.value });
          }}
        />
        <ProblemAlert error={decide.error} />
        {isNewer(decide.error) && (
          <Button variant="default" onClick={readAgain}>
            {t('review.readAgain')}
          </Button>
        )}
        <div>
          <Button
            fullWidth
            color={draft.decision === 'suspected' ? 'red' : 'blue'}
            disabled={!isComplete(draft, receivedAt, sight)}
            loading={decide.isPending}
            onClick={submit}
          >
            {t('review.submit')}
            <kbd className="mado-topkey" aria-hidden>
              Ctrl Enter
            </kbd>
          </Button>
          <Text size="xs" c="dimmed" mt={6}>
            {t('review.byKeys')}
          </Text>
        </div>
      </Stack>
    </Card>
  );
}

/** What the officer has chosen and written so far; kept, so that no end of a session takes it away. */
function useDecisionDraft(complaintId: string, receivedAt: string) {
  const [draft, setDraft] = useState<DecisionDraft>({
    decision: 'set_aside',
    reasonCode: '',
    note: '',
    knownAt: toTokyoInput(receivedAt),
    knownAtReason: '',
    incidentId: '',
    citations: [],
  });
  const { restored, discard } = useDraft('decision', complaintId, draft);
  useEffect(() => {
    if (restored !== null) setDraft(restored);
  }, [restored]);
  const set = (change: Partial<DecisionDraft>): void => {
    setDraft((before) => ({ ...before, ...change }));
  };
  return { draft, set, discard };
}

/** The complaint grew after it was opened, or was opened before this reading was asked for. */
function isNewer(error: unknown): boolean {
  return error instanceof ApiProblem && ['triage.newer-assessment', 'triage.not-opened'].includes(error.code);
}

interface PartProps {
  draft: DecisionDraft;
  set: (change: Partial<DecisionDraft>) => void;
}

function SuspectedFields({ draft, set, receivedAt }: PartProps & { receivedAt: string }) {
  const { t } = useI18n();
  const incidents = useQuery({
    queryKey: ['incidents', 'choice'],
    queryFn: async () => listOf<IncidentRow>(await api('/incidents?limit=200')),
  });
  const open = (incidents.data ?? []).filter((row) => row.state === 'suspected' || row.state === 'confirmed');
  return (
    <>
      <DateField
        kind="moment"
        label={t('review.knownAt')}
        description={t('review.knownAtHint')}
        required
        value={draft.knownAt}
        onValue={(knownAt) => {
          set({ knownAt });
        }}
      />
      {laterThanReceipt(draft, receivedAt) && (
        <Textarea
          label={t('review.knownAtReason')}
          required
          rows={2}
          value={draft.knownAtReason}
          onChange={(event) => {
            set({ knownAtReason: event.currentTarget.value });
          }}
        />
      )}
      <NativeSelect
        label={t('review.incident')}
        data={[
          { value: '', label: t('review.newIncident') },
          ...open.map((row) => ({ value: row.id, label: `${row.number} ${row.title}` })),
        ]}
        value={draft.incidentId}
        onChange={(event) => {
          set({ incidentId: event.currentTarget.value });
        }}
      />
    </>
  );
}

/** What became of the decision, and the way on: Enter leads to the next complaint that waits. */
export function Done({ result }: { result: DecisionResult }) {
  const { t } = useI18n();
  const onward = useRef<HTMLAnchorElement>(null);
  const next = useQuery({
    queryKey: ['review-queue', 'next', result.decisionId],
    queryFn: async () => (await api<PageOf<QueueItem>>('/review/queue?limit=1')).items[0]?.complaintId ?? null,
  });
  useEffect(() => {
    onward.current?.focus();
  }, []);
  const said =
    result.next === 'second-person'
      ? 'review.doneSecond'
      : result.next === 'third'
        ? 'review.doneThird'
        : 'review.done';
  return (
    <Card title={t('review.decide')}>
      <Alert color={result.next === null ? 'green' : 'blue'} role="status" title={t(said)}>
        <Group>
          <Button component={Link} ref={onward} to={next.data == null ? '/review' : `/review/${next.data}`}>
            {t('review.backToQueue')}
          </Button>
          {result.incidentId !== null && (
            <Button component={Link} to={`/incidents/${result.incidentId}`} variant="default">
              {t('review.openIncident')}
            </Button>
          )}
        </Group>
      </Alert>
    </Card>
  );
}
