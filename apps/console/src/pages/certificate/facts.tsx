import { Badge, Progress, Stack, Table, Text } from '@mantine/core';
import { usePeople } from '../../api/people';
import { useBilingual, useI18n } from '../../i18n';
import { moment } from '../../lib/format';
import { Card, Pairs } from '../../ui/page';
import { percent, type Certificate, type CertificateNow } from './types';

/** When the promise does not hold: the words that the certificate was issued with. */
export function Assumptions({ of }: { of: Certificate }) {
  const { t } = useI18n();
  const inWords = useBilingual();
  return (
    <Card title={t('certificate.assumptions')}>
      <ul className="mado-assumptions">
        {of.assumptions.map((each) => (
          <li key={each.code}>{inWords(each)}</li>
        ))}
      </ul>
    </Card>
  );
}

export function Basis({ of, now }: { of: Certificate; now: CertificateNow }) {
  const { t, word, language } = useI18n();
  const people = usePeople();
  const count = (value: number): string => t('certificate.signals', { n: Math.floor(value).toLocaleString() });
  return (
    <Card title={t('certificate.basis')}>
      <Pairs
        of={[
          [t('certificate.alpha'), of.provable ? percent(of.alpha) : t('certificate.notProvable')],
          [t('certificate.bestAlpha'), percent(of.bestAlpha)],
          [t('certificate.n'), count(of.n)],
          [t('certificate.effectiveN'), of.method === 'weighted' ? count(of.effectiveN) : null],
          [t('certificate.source'), word('certificateSource', of.source)],
          [t('certificate.method'), word('certificateMethod', of.method)],
          [t('certificate.threshold'), t('certificate.atLeast', { score: score(of.threshold) })],
          [t('certificate.inForce'), t('certificate.atLeast', { score: score(now.threshold.inForce) })],
          [t('certificate.issuedAt'), moment(of.issuedAt, language)],
          [t('certificate.issuedBy'), people.get(of.issuedBy)?.name ?? word('certificateBy', of.issuedBy)],
          [t('certificate.validUntil'), moment(of.validUntil, language)],
          [t('certificate.engine'), <Small key="engine" text={of.engine} />],
          [t('certificate.hash'), <Small key="hash" text={of.calibrationSha256} />],
        ]}
      />
    </Card>
  );
}

function Small({ text }: { text: string }) {
  return <span className="mado-id">{text}</span>;
}

function score(value: number): string {
  return value === 0 ? '0' : value.toPrecision(3);
}

/** What the threshold costs: how many complaints of this desk go before a reader. */
export function Cost({ now }: { now: CertificateNow }) {
  const { t } = useI18n();
  const { texts, inForce, model, flaggedThen } = now.cost;
  const rows = [
    { key: 'inForce', label: t('certificate.costInForce'), count: inForce },
    { key: 'model', label: t('certificate.costModel'), count: model },
    { key: 'then', label: t('certificate.costThen'), count: flaggedThen },
  ];
  return (
    <Card title={t('certificate.cost')}>
      {texts === 0 ? (
        <Text size="sm">{t('certificate.costUnknown')}</Text>
      ) : (
        <Stack gap="xs">
          <Text size="sm">{t('certificate.costOf', { n: texts.toLocaleString() })}</Text>
          <Table verticalSpacing={6}>
            <Table.Tbody>
              {rows.map(({ key, label, count }) => (
                <Table.Tr key={key}>
                  <Table.Th scope="row" fw={key === 'inForce' ? 700 : 400}>
                    {label}
                  </Table.Th>
                  <Table.Td className="mado-figure">{count.toLocaleString()}</Table.Td>
                  <Table.Td className="mado-figure">{percent(count / texts)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Stack>
      )}
    </Card>
  );
}

/** How far the desk is from being certified on signals of its own. */
export function OwnSignals({ now }: { now: CertificateNow }) {
  const { t } = useI18n();
  const { signals, needed } = now.own;
  const label = t('certificate.ownOf', { signals: signals.toLocaleString(), needed: needed.toLocaleString() });
  return (
    <Card title={t('certificate.own')}>
      <Stack gap="xs">
        <Text fw={600}>{label}</Text>
        <Progress value={Math.min(100, (100 * signals) / needed)} aria-label={label} />
        <Text size="sm" c="dimmed">
          {t('certificate.ownMore')}
        </Text>
      </Stack>
    </Card>
  );
}

/** The desk's mix against the calibration set, as it was when the certificate was issued. */
export function DriftTable({ of }: { of: Certificate }) {
  const { t, word } = useI18n();
  if (of.drift.length === 0) return null;
  return (
    <Card title={t('certificate.drift')}>
      <Stack gap="xs">
        <Table verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('certificate.driftWhat')}</Table.Th>
              <Table.Th className="mado-figure">{t('certificate.psi')}</Table.Th>
              <Table.Th className="mado-figure">{t('certificate.limit')}</Table.Th>
              <Table.Th>{t('certificate.verdict')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {of.drift.map(({ dimension, psi, limit, drifted, enough }) => (
              <Table.Tr key={dimension}>
                <Table.Td>{word('certificateDimension', dimension)}</Table.Td>
                <Table.Td className="mado-figure">{enough ? psi.toFixed(2) : '—'}</Table.Td>
                <Table.Td className="mado-figure">{limit.toFixed(2)}</Table.Td>
                <Table.Td>
                  <Badge variant="light" tt="none" color={drifted ? 'orange' : enough ? 'green' : 'gray'}>
                    {t(drifted ? 'certificate.drifted' : enough ? 'certificate.steady' : 'certificate.unknown')}
                  </Badge>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {of.uncovered > 0 && <Text size="sm">{t('certificate.uncovered', { share: percent(of.uncovered) })}</Text>}
        <Text size="sm" c="dimmed">
          {t('certificate.driftMore')}
        </Text>
      </Stack>
    </Card>
  );
}
