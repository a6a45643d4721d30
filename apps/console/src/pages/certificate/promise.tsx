import { Alert, Stack, Text } from '@mantine/core';
import { useI18n, type MessageKey } from '../../i18n';
import { moment } from '../../lib/format';
import { percent, type Certificate, type CertificateNow } from './types';

interface Tone {
  color: string;
  title: MessageKey;
}

/** What is promised now, in one sentence. */
function toneOf({ state, certificate }: CertificateNow): Tone {
  if (certificate === null || state === 'none') return { color: 'orange', title: 'certificate.state.none' };
  if (state === 'expired') return { color: 'red', title: 'certificate.state.expired' };
  if (!certificate.provable) return { color: 'orange', title: 'certificate.state.tooFew' };
  if (state === 'expiring') return { color: 'yellow', title: 'certificate.state.expiring' };
  return { color: 'green', title: 'certificate.state.valid' };
}

export function PromiseBox({ now }: { now: CertificateNow }) {
  const { t } = useI18n();
  const { certificate, state } = now;
  const { color, title } = toneOf(now);
  return (
    <Alert color={color} title={t(title)} role="status">
      <Stack gap={6}>
        <Text fw={600}>
          {certificate === null ? (
            t('certificate.noneMore')
          ) : (
            <Sentence of={certificate} isOver={state === 'expired'} />
          )}
        </Text>
        {certificate !== null && state !== 'expired' && (
          <Text size="sm">{t(certificate.provable ? 'certificate.onlyMean' : 'certificate.allRead')}</Text>
        )}
        {certificate?.source === 'invented' && <Text size="sm">{t('certificate.notReal')}</Text>}
      </Stack>
    </Alert>
  );
}

function Sentence({ of, isOver }: { of: Certificate; isOver: boolean }) {
  const { t, language } = useI18n();
  const values = {
    alpha: percent(of.alpha),
    best: percent(of.bestAlpha),
    one: Math.round(1 / of.alpha).toLocaleString(),
    n: of.n.toLocaleString(),
    source: t(of.source === 'desk' ? 'certificate.ofDesk' : 'certificate.ofInvented'),
    until: moment(of.validUntil, language),
  };
  if (isOver) return t('certificate.expiredMore', values);
  return t(of.provable ? 'certificate.promise' : 'certificate.noPromise', values);
}
