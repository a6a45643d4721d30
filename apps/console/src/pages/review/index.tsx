import { Anchor, Badge, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { api } from '../../api/client';
import type { Assessment, Complaint } from '../../api/types';
import { useI18n } from '../../i18n';
import { moment } from '../../lib/format';
import { AssessmentView } from '../../ui/assessment-view';
import { SeverityBadge } from '../../ui/badges';
import { Highlighted } from '../../ui/highlighted';
import { Card, Page, pending } from '../../ui/page';
import { ContactCard } from '../complaint/contact';
import { Files } from '../complaint/files';
import { Arrivals, Decisions, Signals } from '../complaint/records';
import { DecisionForm } from './decision-form';

interface ReviewView {
  complaint: Complaint;
  /** Null for items that are read blind, before the first answer. */
  assessment: Assessment | null;
  signals: NonNullable<Complaint['signals']>;
}

export default function ReviewPage() {
  const { id = '' } = useParams();
  const { t, word, language } = useI18n();
  const review = useQuery({ queryKey: ['review', id], queryFn: () => api<ReviewView>(`/review/${id}`) });
  const waiting = pending(review);
  if (waiting !== null || !review.data) return <Page title={t('nav.review')}>{waiting}</Page>;
  const { complaint, assessment, signals } = review.data;
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
      <div className="mado-cols">
        <Stack>
          <Card title={complaint.subject != null && complaint.subject !== '' ? complaint.subject : t('complaint.text')}>
            <Highlighted text={complaint.text} reasons={assessment?.reasons ?? []} />
          </Card>
          <Card title={t('complaint.reasons')}>
            {assessment ? <AssessmentView of={assessment} /> : <Text size="sm">{t('review.blind')}</Text>}
          </Card>
        </Stack>
        <Stack>
          <DecisionForm complaint={complaint} />
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
