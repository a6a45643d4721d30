import { Alert, Anchor, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, post } from '../../api/client';
import type { SiblingGroup, SiblingLine, SiblingReason, Siblings, SiblingSuggestion } from '../../api/sibling-types';
import { useI18n } from '../../i18n';
import { moment, shortMoment } from '../../lib/format';
import { Flags, StateBadge } from '../../ui/badges';
import { useReasonWords } from '../../ui/sibling-reasons';
import { Card, pending } from '../../ui/page';
import { ProblemAlert, useNotes } from '../../ui/problem-alert';

/** Steps that a person takes about siblings: the rest of the path after `/siblings/`. */
type Act = (step: string) => void;

/** Complaints that belong, or may belong, to this one; a person decides, and may take it back. */
export function SiblingsCard({ complaintId }: { complaintId: string }) {
  const { t } = useI18n();
  const notes = useNotes();
  const client = useQueryClient();
  const path = `/complaints/${complaintId}/siblings`;
  const found = useQuery({ queryKey: ['siblings', complaintId], queryFn: () => api<Siblings>(path) });
  const step = useMutation({
    mutationFn: (rest: string) => post<Siblings>(`${path}/${rest}`),
    onSuccess: () => {
      notes.done();
      void client.invalidateQueries({ queryKey: ['siblings'] });
      void client.invalidateQueries({ queryKey: ['complaint', complaintId] });
    },
  });
  const waiting = pending(found);
  if (waiting !== null || !found.data) return <Card title={t('siblings.title')}>{waiting}</Card>;
  const { group, suggestions } = found.data;
  const open = suggestions.filter(({ state }) => state === 'open');
  const rejected = suggestions.filter(({ state }) => state === 'rejected');
  const act: Act = (rest) => {
    step.mutate(rest);
  };
  return (
    <Card title={t('siblings.title')}>
      <Stack gap="sm">
        {group !== null && <GroupView group={group} complaintId={complaintId} act={act} busy={step.isPending} />}
        {open.some(({ complaint }) => complaint.flagged) && (
          <Alert color="orange" py="xs">
            {t('siblings.suggestedFlagged')}
          </Alert>
        )}
        {group !== null && open.length > 0 && <Heading text={t('siblings.candidates')} />}
        {open.map((each) => (
          <Suggestion key={each.id} of={each} act={act} busy={step.isPending} />
        ))}
        {open.length > 0 && (
          <Text size="xs" c="dimmed">
            {t('siblings.explain')}
          </Text>
        )}
        {group === null && open.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('siblings.none')}
          </Text>
        )}
        {rejected.length > 0 && <Rejected of={rejected} act={act} busy={step.isPending} />}
        <ProblemAlert error={step.error} />
      </Stack>
    </Card>
  );
}

function Heading({ text }: { text: string }) {
  return (
    <Text size="sm" fw={600}>
      {text}
    </Text>
  );
}

function Line({ of, children }: { of: SiblingLine; children?: React.ReactNode }) {
  const { word } = useI18n();
  return (
    <Group gap="xs">
      <Anchor component={Link} to={`/complaints/${of.complaintId}`} size="sm">
        {of.slipNumber}
      </Anchor>
      <Text size="sm">
        {word('channel', of.channel)} ・ {shortMoment(of.receivedAt)}
      </Text>
      <StateBadge state={of.state} />
      <Flags of={{ flagged: of.flagged, humanMustRead: false }} />
      {children}
    </Group>
  );
}

interface GroupProps {
  group: SiblingGroup;
  complaintId: string;
  act: Act;
  busy: boolean;
}

function GroupView({ group, complaintId, act, busy }: GroupProps) {
  const { t, language } = useI18n();
  const self = group.members.find((member) => member.complaintId === complaintId);
  return (
    <Stack gap={6}>
      {group.flagged && (
        <Alert color="red" py="xs">
          {t('siblings.flagged')}
        </Alert>
      )}
      <Heading text={t('siblings.groupTitle', { count: String(group.members.length) })} />
      <Text size="sm">{t('siblings.earliest', { at: moment(group.receivedAt, language) })}</Text>
      {group.firstSignalAt !== null && (
        <Text size="sm">{t('siblings.firstSignal', { at: moment(group.firstSignalAt, language) })}</Text>
      )}
      {group.members.map((member) => (
        <Line key={member.complaintId} of={member}>
          {member.primary && (
            <Badge variant="outline" tt="none">
              {t('siblings.primary')}
            </Badge>
          )}
          {member.complaintId === complaintId && <Text size="sm">{t('siblings.self')}</Text>}
        </Line>
      ))}
      <Group gap="xs">
        <Step label={t('siblings.leave')} step="leave" act={act} busy={busy} />
        {self?.primary === false && <Step label={t('siblings.lead')} step="lead" act={act} busy={busy} />}
      </Group>
    </Stack>
  );
}

function Step({ label, step, act, busy }: { label: string; step: string; act: Act; busy: boolean }) {
  return (
    <Button
      size="compact-sm"
      variant="default"
      disabled={busy}
      onClick={() => {
        act(step);
      }}
    >
      {label}
    </Button>
  );
}

interface SuggestionProps {
  of: SiblingSuggestion;
  act: Act;
  busy: boolean;
}

function Suggestion({ of, act, busy }: SuggestionProps) {
  const { t } = useI18n();
  return (
    <Stack gap={4}>
      <Line of={of.complaint} />
      <Reasons of={of.reasons} />
      <Group gap="xs">
        <Step label={t('siblings.accept')} step={`${of.id}/accept`} act={act} busy={busy} />
        <Step label={t('siblings.reject')} step={`${of.id}/reject`} act={act} busy={busy} />
      </Group>
    </Stack>
  );
}

function Reasons({ of }: { of: readonly SiblingReason[] }) {
  return <Text size="sm">{useReasonWords()(of)}</Text>;
}

function Rejected({ of, act, busy }: { of: readonly SiblingSuggestion[]; act: Act; busy: boolean }) {
  const { t } = useI18n();
  return (
    <details>
      <Text component="summary" size="sm">
        {t('siblings.rejected', { count: String(of.length) })}
      </Text>
      <Stack gap={6} mt={6}>
        {of.map((each) => (
          <Line key={each.id} of={each.complaint}>
            <Step label={t('siblings.reopen')} step={`${each.id}/accept`} act={act} busy={busy} />
          </Line>
        ))}
      </Stack>
    </details>
  );
}
