import { Alert, Stack, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { useI18n } from '../i18n';
import { isRecord } from '../lib/data-shape';
import { duration, moment } from '../lib/format';
import { DataView } from '../ui/data-view';
import { Card, Page, Pairs, pending } from '../ui/page';

interface Balance {
  from?: string;
  to?: string;
  totals: Record<string, number>;
  balanced: boolean;
  oldestPendingSeconds: number | null;
}

const OUTCOMES = ['complaint', 'reply', 'parked', 'repeat', 'pending'];

export default function Proof() {
  const { t } = useI18n();
  const proof = useQuery({ queryKey: ['proof'], queryFn: () => api<Record<string, unknown>>('/proof') });
  const rest = Object.fromEntries(
    Object.entries(proof.data ?? {}).filter(([name]) => name !== 'ledger' && name !== 'auditHead'),
  );
  return (
    <Page title={t('proof.title')} explain={t('proof.explain')}>
      {pending(proof)}
      {proof.data && (
        <div className="mado-cols">
          <Stack>
            {isRecord(proof.data['ledger']) && <Ledger balance={proof.data['ledger'] as unknown as Balance} />}
            {Object.keys(rest).length > 0 && (
              <Card title={t('proof.more')}>
                <DataView data={rest} area="figure" />
              </Card>
            )}
          </Stack>
          {isRecord(proof.data['auditHead']) && <AuditHead head={proof.data['auditHead']} />}
        </div>
      )}
    </Page>
  );
}

function Ledger({ balance }: { balance: Balance }) {
  const { t, word, language } = useI18n();
  const sum = OUTCOMES.reduce((total, outcome) => total + (balance.totals[outcome] ?? 0), 0);
  return (
    <Card title={t('proof.ledger')}>
      <Stack gap="sm">
        <Alert
          color={balance.balanced ? 'green' : 'red'}
          title={t(balance.balanced ? 'proof.balanced' : 'proof.unbalanced')}
        />
        <Table verticalSpacing={6}>
          <Table.Tbody>
            {[
              [t('proof.received'), balance.totals['received'] ?? 0] as const,
              ...OUTCOMES.map((outcome) => [`　${word('outcomeOf', outcome)}`, balance.totals[outcome] ?? 0] as const),
              [t('proof.sum'), sum] as const,
            ].map(([label, count]) => (
              <Table.Tr key={label}>
                <Table.Th scope="row">{label}</Table.Th>
                <Table.Td className="mado-number">{count.toLocaleString()}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Pairs
          of={[
            [t('proof.from'), balance.from],
            [t('proof.to'), balance.to],
            [
              t('proof.oldestPending'),
              balance.oldestPendingSeconds === null
                ? t('empty.none')
                : duration(balance.oldestPendingSeconds * 1000, language),
            ],
          ]}
        />
      </Stack>
    </Card>
  );
}

function AuditHead({ head }: { head: Record<string, unknown> }) {
  const { t, language } = useI18n();
  const text = (name: string): string | null => {
    const value = head[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
  };
  return (
    <Card title={t('proof.audit')}>
      <Pairs
        of={[
          [t('proof.auditSeq'), text('seq')],
          [t('field.at'), text('at') === null ? null : moment(text('at'), language)],
          [
            t('proof.auditHead'),
            <span key="hash" className="mado-id">
              {text('hash')}
            </span>,
          ],
          [
            t('proof.signature'),
            <span key="signature" className="mado-id">
              {text('signature')}
            </span>,
          ],
        ]}
      />
    </Card>
  );
}
