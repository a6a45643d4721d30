import { Anchor, Badge, Button, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useRef, useState } from 'react';
import { Link, Navigate, useParams } from 'react-router';
import { api, post } from '../../api/client';
import { useCan } from '../../api/session';
import type { Complaint } from '../../api/types';
import { useI18n } from '../../i18n';
import { useShortcut } from '../../shell/shortcuts';
import { AskedQuestions } from '../../ui/asked-questions';
import { AssessmentView } from '../../ui/assessment-view';
import { Flags, IncidentBadge, SeverityBadge, StateBadge } from '../../ui/badges';
import { ClaimBar } from '../../ui/claim-bar';
import { Empty } from '../../ui/empty';
import { LetterText } from '../../ui/letter-text';
import { PresenceLine } from '../../ui/presence';
import { Card, Page, pending, Waiting } from '../../ui/page';
import { Banners } from './banners';
import { GivenBackProvider } from './compose/given-back';
import { ContactCard } from './contact';
import { DueLine } from './due-line';
import { EditComplaint } from './edit';
import { Files } from './files';
import { Handling } from './handling';
import { Arrivals, Decisions, History, Signals } from './records';
import { OtherSteps } from './other-steps';
import { Owner } from './owner';
import { Participants } from './participants';
import { SiblingsCard } from './siblings';
import { Thread } from './thread';

// People read before they write: what one writes with is loaded after what there is to read.
const Compose = lazy(async () => ({ default: (await import('./compose')).Compose }));
const CallbackCard = lazy(async () => ({ default: (await import('./callback-card')).CallbackCard }));

const SLIP = /^\d{4}-\d{2}-\d{1,6}$/;

export default function ComplaintPage() {
  const { id = '' } = useParams();
  // Somebody may put a slip number into the address; the page has the identifier in its own.
  if (SLIP.test(id)) return <BySlip slip={id} />;
  return <ById id={id} />;
}

function BySlip({ slip }: { slip: string }) {
  const { t } = useI18n();
  const found = useQuery({
    queryKey: ['lookup', 'slip', slip],
    queryFn: () => post<{ items: { id: string }[] }>('/complaints/lookup', { kind: 'slip', value: slip }),
    retry: false,
  });
  const [row] = found.data?.items ?? [];
  if (row !== undefined) return <Navigate replace to={`/complaints/${row.id}`} />;
  return (
    <Page title={t('list.title')}>
      {pending(found) ?? <Empty title={t('complaint.noSlip', { slip })} text={t('complaint.noSlipText')} />}
    </Page>
  );
}

function ById({ id }: { id: string }) {
  const { t } = useI18n();
  const complaint = useQuery({ queryKey: ['complaint', id], queryFn: () => api<Complaint>(`/complaints/${id}`) });
  const waiting = pending(complaint);
  if (waiting !== null || !complaint.data) return <Page title={t('list.title')}>{waiting}</Page>;
  return <Loaded complaint={complaint.data} />;
}

function Loaded({ complaint }: { complaint: Complaint }) {
  const can = useCan();
  const handles = can('complaints:handle');
  return (
    <Page title={complaint.slipNumber} actions={<Head complaint={complaint} />}>
      {handles ? <ClaimBar complaintId={complaint.id} /> : <PresenceLine kind="complaint" id={complaint.id} />}
      <Banners complaint={complaint} mayAct={handles} />
      <GivenBackProvider>
        <div className="mado-cols">
          <Stack gap="md">
            <Body complaint={complaint} mayEdit={handles} />
            <Thread complaint={complaint} mayAct={handles} />
            {handles && (
              <Suspense fallback={<Waiting />}>
                <Compose complaint={complaint} />
              </Suspense>
            )}
            <Reasons complaint={complaint} />
            <History entries={complaint.history ?? []} decisions={complaint.decisions ?? []} />
          </Stack>
          <Stack gap="md">
            <Suspense>
              <CallbackCard complaint={complaint} mayAct={handles} />
            </Suspense>
            {handles && <Handling complaint={complaint} />}
            <ContactCard complaint={complaint} />
            <SignalsAndIncidents complaint={complaint} />
            {handles && <SiblingsCard complaintId={complaint.id} />}
            <Arrivals complaint={complaint} mayOpen={can('complaints:original')} />
            <Files complaint={complaint} mayOpen={can('complaints:original')} />
            {handles && <Participants complaintId={complaint.id} />}
            <Decisions rows={complaint.decisions ?? []} />
            {handles && <OtherSteps complaint={complaint} />}
          </Stack>
        </div>
      </GivenBackProvider>
    </Page>
  );
}

function Head({ complaint }: { complaint: Complaint }) {
  const { t, word } = useI18n();
  const can = useCan();
  const open = (complaint.signals ?? []).some((signal) => signal.state === 'open');
  return (
    <Group gap="xs">
      <Badge variant="default" tt="none">
        {word('channel', complaint.channel)}
      </Badge>
      <StateBadge state={complaint.state} />
      <DueLine due={complaint.due} />
      <Owner complaint={complaint} />
      <SeverityBadge severity={complaint.severity} />
      <Flags of={complaint} />
      {complaint.reading !== undefined && complaint.reading.pages > 0 && (
        <Button component={Link} to={`/reading/${complaint.id}`} size="compact-sm" variant="default">
          {complaint.reading.open > 0
            ? t('reading.openDesk', { count: complaint.reading.open })
            : t('reading.openDeskDone')}
        </Button>
      )}
      {open && can('review:decide') && (
        <Button component={Link} to={`/review/${complaint.id}`} size="compact-sm">
          {t('complaint.review')}
        </Button>
      )}
    </Group>
  );
}

function Body({ complaint, mayEdit }: { complaint: Complaint; mayEdit: boolean }) {
  const { t } = useI18n();
  const [editing, setEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useShortcut(
    'e',
    t('complaint.edit'),
    () => {
      setEditing(true);
    },
    { enabled: mayEdit && !editing },
  );
  // What was found in a further message lies in its words, not in these.
  const latest = complaint.assessments?.filter(({ source }) => source !== 'follow-up').at(-1);
  if (editing) {
    return (
      <EditComplaint
        complaint={complaint}
        onDone={() => {
          setEditing(false);
          requestAnimationFrame(() => button.current?.focus());
        }}
      />
    );
  }
  return (
    <Card
      title={complaint.subject !== null && complaint.subject !== '' ? complaint.subject : t('complaint.text')}
      actions={
        mayEdit && (
          <Button
            ref={button}
            variant="default"
            size="compact-sm"
            onClick={() => {
              setEditing(true);
            }}
          >
            {t('complaint.edit')}
          </Button>
        )
      }
    >
      <LetterText text={complaint.text} fold={complaint.folds?.['text']} reasons={latest?.reasons ?? []} />
      <AskedQuestions of={complaint.askedQuestions} />
    </Card>
  );
}

function Reasons({ complaint }: { complaint: Complaint }) {
  const { t } = useI18n();
  const latest = complaint.assessments?.at(-1);
  if (!latest) return null;
  return (
    <Card title={t('complaint.reasons')}>
      <AssessmentView of={latest} />
    </Card>
  );
}

function SignalsAndIncidents({ complaint }: { complaint: Complaint }) {
  const { t } = useI18n();
  const incidents = complaint.incidents ?? [];
  return (
    <>
      <Signals rows={complaint.signals ?? []} />
      {incidents.length > 0 && (
        <Card title={t('complaint.incidents')}>
          <Stack gap={6}>
            {incidents.map((incident) => (
              <Group key={incident.id} gap="xs">
                <Anchor component={Link} to={`/incidents/${incident.id}`}>
                  {incident.number ?? t('review.openIncident')}
                </Anchor>
                <IncidentBadge state={incident.state} />
              </Group>
            ))}
          </Stack>
        </Card>
      )}
    </>
  );
}
