import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, post } from '../../api/client';
import type { Incident } from '../../api/incident-types';
import type { ReportDetail } from '../../api/report-types';
import { useCan, useSession } from '../../api/session';
import { useI18n } from '../../i18n';
import { listed, shortMoment } from '../../lib/format';
import { Who } from '../../ui/entry-parts';
import { Card, Pairs, pending } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { Changes } from './reports-changes';
import { Files } from './reports-files';
import { Receipts } from './reports-receipts';
import { SubmitReport } from './reports-submit';
import { useIncidentAction } from './use-incident-action';

/** One version in full: content with sources, differences, approvals, and what was done with it. */
export function ReportVersionCard({ incident, reportId }: { incident: Incident; reportId: string }) {
  const { t, word } = useI18n();
  const version = useQuery({
    queryKey: ['incident', incident.id, 'reports', reportId],
    queryFn: () => api<ReportDetail>(`/incidents/${incident.id}/reports/${reportId}`),
  });
  const waiting = pending(version);
  if (waiting !== null || !version.data) return <>{waiting}</>;
  const { data } = version;
  const title = `${t('report.number', { number: data.number })} ${word('reportKind', data.kind)}`;
  return (
    <Card title={title}>
      <Stack gap="sm">
        {data.reason !== null && <Text size="sm">{data.reason}</Text>}
        {data.outdated && data.state !== 'submitted' && <Alert color="orange">{t('report.outdated')}</Alert>}
        <Files
          label={t('report.papers')}
          path={`/incidents/${incident.id}/reports/${reportId}/file?`}
          name={`${incident.number}-${data.formId}-v${String(data.number)}`}
        />
        <Differences version={data} />
        <Content version={data} />
        <Approvals incident={incident} version={data} />
        {data.state === 'approved' && <SubmitReport incident={incident} version={data} />}
        {data.submission !== null && <Submission version={data} />}
        {data.submission !== null && <Receipts incident={incident} version={data} />}
      </Stack>
    </Card>
  );
}

function Differences({ version }: { version: ReportDetail }) {
  const { t } = useI18n();
  const { changes, sinceThen } = version;
  return (
    <>
      {changes !== null && (
        <Changes
          title={t('report.changedSince', { number: changes.against, count: changes.fields.length })}
          changes={changes.fields}
        />
      )}
      {sinceThen.length > 0 && (
        <Changes title={t('report.sinceThen', { count: sinceThen.length })} changes={sinceThen} />
      )}
    </>
  );
}

function Content({ version }: { version: ReportDetail }) {
  const { t, language } = useI18n();
  return (
    <details>
      <summary>{t('report.content')}</summary>
      <Stack gap="sm" mt="xs">
        {version.report.items.map((item) => (
          <div key={item.no}>
            <Text size="sm" fw={600}>
              {item.no} {item.title}
            </Text>
            {item.parts
              .filter((part) => part.value !== null)
              .map((part) => (
                <div key={part.field}>
                  <div className="mado-text">
                    {part.label}: {part.value}
                  </div>
                  <Text size="xs" c="dimmed">
                    {t('report.source', { source: part.source ?? '—' })} {part.by !== null && <Who actorId={part.by} />}
                  </Text>
                </div>
              ))}
            {item.missing.length > 0 && (
              <Text size="sm" c="orange">
                {t('report.unfilled', {
                  fields: listed(
                    item.parts.filter((part) => item.missing.includes(part.field)).map((part) => part.label),
                    language,
                  ),
                })}
              </Text>
            )}
          </div>
        ))}
      </Stack>
    </details>
  );
}

function Approvals({ incident, version }: { incident: Incident; version: ReportDetail }) {
  const { t } = useI18n();
  const can = useCan();
  const { user } = useSession();
  const approve = useIncidentAction(incident.id, () =>
    post(`/incidents/${incident.id}/reports/${version.id}/approvals`, { bindingHash: version.bindingHash }),
  );
  const given = version.approvals.some((approval) => approval.counts && approval.approverId === user.id);
  const open = version.state === 'draft' && can('incidents:approve') && !given;
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600}>
        {t('report.approvals', { count: version.approvals.filter((approval) => approval.counts).length })}
      </Text>
      {version.approvals.map((approval) => (
        <Text key={approval.approverId} size="sm">
          {shortMoment(approval.approvedAt)} <Who actorId={approval.approverId} />
          {!approval.counts && ` (${t('report.void')})`}
        </Text>
      ))}
      <ProblemAlert error={approve.error} />
      {version.state === 'draft' && (
        <Text size="xs" c="dimmed">
          {t(version.authorIds.includes(user.id) ? 'report.ownWork' : 'report.approveHint')}
        </Text>
      )}
      {open && !version.authorIds.includes(user.id) && (
        <Group>
          <Button
            variant="default"
            disabled={version.outdated}
            loading={approve.isPending}
            onClick={() => {
              approve.mutate();
            }}
          >
            {t('report.approve')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function Submission({ version: { submission } }: { version: ReportDetail }) {
  const { t, word } = useI18n();
  if (submission === null) return null;
  return (
    <Pairs
      of={[
        [t('report.reportedAt'), shortMoment(submission.reportedAt)],
        [t('report.means'), word('means', submission.means)],
        [t('report.recipient'), submission.recipient],
        [t('report.receiptNote'), submission.receiptNote],
        [t('report.outdatedReason'), submission.outdatedReason],
        [t('report.paperHash'), <span className="mado-id">{submission.sha256}</span>],
      ]}
    />
  );
}
