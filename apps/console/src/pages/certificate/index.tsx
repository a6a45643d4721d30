import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client';
import { useI18n } from '../../i18n';
import { Page, pending } from '../../ui/page';
import { Assumptions, Basis, Cost, DriftTable, OwnSignals } from './facts';
import { History } from './history';
import { Issue } from './issue';
import { PromiseBox } from './promise';
import type { CertificateNow } from './types';

/** What the threshold promises, with how many signals, what it costs, and when it fails. No content of complaints. */
export default function CertificatePage() {
  const { t } = useI18n();
  const now = useQuery({ queryKey: ['certificate'], queryFn: () => api<CertificateNow>('/triage/certificate') });
  return (
    <Page title={t('certificate.title')} explain={t('certificate.explain')}>
      {pending(now) ?? (now.data && <Everything now={now.data} />)}
    </Page>
  );
}

function Everything({ now }: { now: CertificateNow }) {
  const { certificate } = now;
  return (
    <Stack gap="md">
      <PromiseBox now={now} />
      <div className="mado-cols">
        <Stack gap="md">
          {certificate && <Assumptions of={certificate} />}
          {certificate && <Basis of={certificate} now={now} />}
        </Stack>
        <Stack gap="md">
          <Cost now={now} />
          <OwnSignals now={now} />
          {certificate && <DriftTable of={certificate} />}
          <Issue now={now} />
        </Stack>
      </div>
      <History />
    </Stack>
  );
}
