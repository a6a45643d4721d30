import { Anchor, Badge, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { api } from '../../api/client';
import type { Assessment, Complaint } from '../../api/types';
import { useI18n } from '../../i18n';
import { moment } from '../../lib/format';
import { reasonsIn } from '../../lib/stretches';
import { useShortcut } from '../../shell/shortcuts';
import { AssessmentView } from '../../ui/assessment-view';
import { SeverityBadge } from '../../ui/badges';
import { ClaimBar } from '../../ui/claim-bar';
import { Highlighted } from '../../ui/highlighted';
import { Card, Page, pending } from '../../ui/page';
import { ContactCard } from '../complaint/contact';
import { Files } from '../complaint/files';
import { Arrivals, Decisions, Signals } from '../complaint/records';
import { Beside } from './beside';
import { strictAmong } from './decision';
import { DecisionForm } from './decision-form';
import { Done, type MadeDecision } from './done';
import { Why } from './why';

interface ReviewView {
  complaint: Complaint;
  /** Null for items that are read blind, before the first answer. */
  assessment: Assessment | null;
  signals: NonNullable<Complaint['signals']>;
  /** Whether an answer of this reader is waited for. */
  answerable: boolean;
}

/** One complaint before its reader; a fresh page for each, so that nothing of the last one stays. */
export default function ReviewPage() {
  const { id = '' } = useParams();
  return <Review key={id} id={id} />;
}

function Review({ id }: { id: string }) {
  const navigate = useNavigate();
  const { t, word, language } = useI18n();
  const [made, setMade] = useState<MadeDecision | null>(null);
  useShortcut('b', t('review.toQueue'), () => void navigate('/review'));
  const review = useQuery({
    queryKey: ['review', id],
    queryFn: () => api<ReviewView>(`/review/${id}`),
    // Each look is kept as what the reader had before them, so none is taken that nobody asked for.
    refetchOnWindowFocus: false,
  });
  const waiting = pending(review);
  if (waiting !== null || !review.data) return <Page title={t('nav.review')}>{waiting}</Page>;
  const { complaint, signals } = review.data;
  return (
    <Page
      title={`${t('nav.review')} ${complaint.slipNumber}`}
      actions={
        <Group gap="xs">
          <Badge variant="default" tt="none">
            {word('channel', complaint.channel)}
          </Badge>
          <SeverityBadge severity={complaint.severity} />
          <Text size="sm">{moment(complaint.receivedAt, language)}</Text>
          <Anchor component={Link} to={`/complaints/${complaint.id}`} size="sm">
            {t('log.openComplaint')}
          </Anchor>
        </Group>
      }
    >
      <ClaimBar complaintId={complaint.id} kind="review" />
      <div className="mado-cols">
        <Words view={review.data} />
        <Stack>
          <Answer view={review.data} made={made} onMade={setMade} />
          <Beside complaintId={complaint.id} blind={review.data.answerable && review.data.assessment === null} />
          <Signals rows={signals} />
          <Decisions rows={complaint.decisions ?? []} />
          <ContactCard complaint={complaint} />
          {(complaint.arrivals ?? []).length > 0 && <Arrivals complaint={complaint} mayOpen />}
          <Files complaint={complaint} mayOpen />
        </Stack>
      </div>
    </Page>
  );
}

/** What the complainant wrote, then and later, and what the engine made of it. */
function Words({ view: { complaint, assessment, signals, answerable } }: { view: ReviewView }) {
  const { t, word, language } = useI18n();
  const assessments = complaint.assessments ?? [];
  const messages = complaint.messages ?? [];
  return (
    <Stack>
      <Card title={complaint.subject != null && complaint.subject !== '' ? complaint.subject : t('complaint.text')}>
        <Highlighted text={complaint.text} reasons={reasonsIn(complaint.text, assessments)} />
      </Card>
      {messages.length > 0 && (
        <Card title={t('review.messages')}>
          <Stack gap="md">
            {messages.map((message) => (
              <div key={message.id}>
                <Text size="xs" c="dimmed">
                  {word('channel', message.channel)} ・ {moment(message.at, language)}
                </Text>
                <Highlighted text={message.text} reasons={reasonsIn(message.text, assessments)} />
              </div>
            ))}
          </Stack>
        </Card>
      )}
      <Card title={t(assessment ? 'deciding.whyTitle' : 'review.assessment')}>
        {assessment ? (
          <Stack gap="sm">
            <Why complaint={complaint} signals={signals} answerable={answerable} />
            <AssessmentView of={assessment} />
          </Stack>
        ) : (
          <Text size="sm">{t(answerable ? 'review.blind' : 'review.noAssessment')}</Text>
        )}
      </Card>
    </Stack>
  );
}

interface AnswerProps {
  view: ReviewView;
  made: MadeDecision | null;
  onMade: (result: MadeDecision) => void;
}

/** The form while an answer is waited for, and what became of it afterwards. */
function Answer({ view: { complaint, assessment, answerable }, made, onMade }: AnswerProps) {
  const { t } = useI18n();
  if (made !== null) return <Done result={made} />;
  if (!answerable)
    return (
      <Card title={t('review.decide')}>
        <Text size="sm">{t('review.notYours')}</Text>
      </Card>
    );
  const assessments = complaint.assessments ?? [];
  const leads = assessments.flatMap((one) => (one.flagged ? (one.leads ?? []) : []));
  const sight = { assessmentId: assessment?.id ?? null, strictLeads: strictAmong(leads) };
  const texts = [complaint.text, ...(complaint.messages ?? []).map(({ text }) => text)];
  const reasons = texts.flatMap((text) => reasonsIn(text, assessments));
  return <DecisionForm complaint={complaint} sight={sight} reasons={reasons} onMade={onMade} />;
}
