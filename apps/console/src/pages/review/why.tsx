import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api } from '../../api/client';
import type { Complaint } from '../../api/types';
import { useI18n } from '../../i18n';
import { shortMoment } from '../../lib/format';
import { useReasonWords } from '../../ui/sibling-reasons';
import type { ReviewContext, WhyInReview } from './context';

/** Read once for all that stands beside a complaint. */
export function useContext(complaintId: string) {
  return useQuery({
    queryKey: ['review', complaintId, 'context'],
    queryFn: () => api<ReviewContext>(`/review/${complaintId}/context`),
  });
}

/** Signals that have a sentence of their own. */
const TOLD = ['repeated_after_no_problem', 'sibling_of_incident', 'clustered', 'raised_by_staff'];

interface WhyProps {
  complaint: Complaint;
  signals: NonNullable<Complaint['signals']>;
  /** Whether an answer is waited for. */
  answerable: boolean;
}

/** Why the complaint waits for a reader: first what lies outside its words, then what the engine found in them. */
export function Why({ complaint, signals, answerable }: WhyProps) {
  const { t, word } = useI18n();
  const inWords = useReasonWords();
  const context = useContext(complaint.id);
  const open = signals.filter(({ state }) => state === 'open').map(({ kind }) => kind);
  const found = open.filter((kind) => !TOLD.includes(kind));
  const tieTo = (id: string | undefined): string =>
    inWords(context.data?.similar.find(({ complaintId }) => complaintId === id)?.reasons ?? []);
  // Only a complaint that nothing was ever seen in, and nobody has judged, is read to see whether something was missed.
  const isSample = answerable && signals.length === 0 && (complaint.decisions ?? []).length === 0;
  const last = (complaint.decisions ?? []).at(-1);
  return (
    <div className="mado-why">
      {(context.data?.why ?? []).map((why) => (
        <Line key={why.code} of={why} tie={tieTo(why.of?.complaintId)} />
      ))}
      {found.length > 0 && <Text size="sm">{t('deciding.why.engine')}</Text>}
      {isSample && <Text size="sm">{t('deciding.why.none')}</Text>}
      {last !== undefined && (
        <Text size="sm">
          {t('deciding.why.decided', { at: shortMoment(last.decidedAt), decision: word('review', last.decision) })}
        </Text>
      )}
    </div>
  );
}

/** One reason, the complaint that it comes from, and what both have in common. */
function Line({ of: { code, of }, tie }: { of: WhyInReview; tie: string }) {
  const { t } = useI18n();
  return (
    <div>
      <Text size="sm" fw={600}>
        {t(`deciding.why.${code}`)}
      </Text>
      {of !== null && (
        <Text size="sm">
          <Anchor component={Link} to={`/complaints/${of.complaintId}`} className="mado-number">
            {of.slipNumber}
          </Anchor>{' '}
          {t('deciding.receivedOn', { at: shortMoment(of.receivedAt) })}
          {of.answer !== null && ` ・ ${t(`deciding.answer.${of.answer}`, { at: shortMoment(of.answeredAt) })}`}
          {tie !== '' && ` ・ ${tie}`}
        </Text>
      )}
    </div>
  );
}
