import { Alert, Badge, Button, List, Stack, Table, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Incident } from '../../api/incident-types';
import type { ReportForm, ReportVersion } from '../../api/report-types';
import { useCan } from '../../api/session';
import { useBilingual, useI18n } from '../../i18n';
import { listed, shortMoment } from '../../lib/format';
import { Who } from '../../ui/entry-parts';
import { Card } from '../../ui/page';
import { Files } from './reports-files';
import { MakeReport } from './reports-make';
import { ReportVersionCard } from './reports-version';
import { Changes } from './reports-changes';

/** One form in full: what it misses, who approved its versions, how they were handed in. */
export function FormDetail({ incident, form, onClose }: { incident: Incident; form: ReportForm; onClose: () => void }) {
  const { t, word, language } = useI18n();
  const bilingual = useBilingual();
  const can = useCan();
  const [openId, setOpenId] = useState<string | null>(null);
  const top = useRef<HTMLDivElement>(null);
  // Whoever opens a form reads on there.
  useEffect(() => {
    top.current?.focus({ preventScroll: true });
  }, []);
  const newest = form.versions.at(-1);
  const title = bilingual(form.form.title);
  return (
    <div ref={top} tabIndex={-1} role="group" aria-label={title}>
      <Card
        title={title}
        actions={
          <Button size="compact-sm" variant="subtle" onClick={onClose}>
            {t('forms.backToFacts')}
          </Button>
        }
      >
        <Stack gap="sm">
          <Text size="sm">{t('report.addressee', { bureau: form.addressee.bureau })}</Text>
          {form.addressee.contact !== null && (
            <Text size="sm">{t('report.bureauContact', { contact: form.addressee.contact })}</Text>
          )}
          {form.form.mark === 'unverified' && (
            <Text size="sm" c="dimmed">
              {t('report.unverified', { remark: form.form.remark })}
            </Text>
          )}
          {form.missing.length > 0 && (
            <Text size="sm">{t('report.unfilled', { fields: listed(form.missing.map(bilingual), language) })}</Text>
          )}
          <Files
            label={t('report.copy')}
            path={`/incidents/${incident.id}/report?form=${form.form.id}&`}
            name={`${incident.number}-${form.form.id}`}
          />
          {form.withoutVersion.map((each) => (
            <Alert key={each.obligationId} color="orange">
              {t('report.withoutVersion', { at: shortMoment(each.reportedAt), means: word('means', each.means) })}
            </Alert>
          ))}
          {form.outdated && newest?.state !== 'submitted' && <Alert color="orange">{t('report.outdated')}</Alert>}
          {form.changes.length > 0 && (
            <Changes title={t('report.changedNow', { count: form.changes.length })} changes={form.changes} />
          )}
          <Versions form={form} openId={openId} onOpen={setOpenId} />
          {openId !== null && <ReportVersionCard incident={incident} reportId={openId} />}
          {can('incidents:write') && <MakeReport incident={incident} form={form} onMade={setOpenId} />}
        </Stack>
      </Card>
    </div>
  );
}

interface VersionsProps {
  form: ReportForm;
  openId: string | null;
  onOpen: (id: string | null) => void;
}

function Versions({ form, openId, onOpen }: VersionsProps) {
  const { t } = useI18n();
  if (form.versions.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('report.none')}
      </Text>
    );
  }
  return (
    <div className="mado-scroll">
      <Table verticalSpacing={5} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('report.version')}</Table.Th>
            <Table.Th>{t('report.made')}</Table.Th>
            <Table.Th>{t('report.approved')}</Table.Th>
            <Table.Th>{t('report.handedIn')}</Table.Th>
            <Table.Td />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {form.versions.map((version) => (
            <VersionRow
              key={version.id}
              version={version}
              open={version.id === openId}
              onToggle={() => {
                onOpen(version.id === openId ? null : version.id);
              }}
            />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function VersionRow({ version, open, onToggle }: { version: ReportVersion; open: boolean; onToggle: () => void }) {
  const { t, word } = useI18n();
  const standing = version.approvals.filter((approval) => approval.counts);
  return (
    <Table.Tr>
      <Table.Td>
        {t('report.number', { number: version.number })} {word('reportKind', version.kind)}{' '}
        <Badge variant="light" tt="none">
          {word('reportState', version.state)}
        </Badge>
      </Table.Td>
      <Table.Td>
        {shortMoment(version.madeAt)} <Who actorId={version.madeBy} />
      </Table.Td>
      <Table.Td>
        <List size="sm" listStyleType="none">
          <List.Item>{t('report.approvals', { count: standing.length })}</List.Item>
          {standing.map((approval) => (
            <List.Item key={approval.approverId}>
              <Who actorId={approval.approverId} />
            </List.Item>
          ))}
        </List>
      </Table.Td>
      <Table.Td>{version.submission === null ? '—' : shortMoment(version.submission.reportedAt)}</Table.Td>
      <Table.Td>
        <Button size="compact-sm" variant="default" aria-expanded={open} onClick={onToggle}>
          {t(open ? 'report.shut' : 'report.open')}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}
