import { Alert, Button, Group, Stack, Table } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { useI18n } from '../i18n';
import { moment } from '../lib/format';
import { Card, Page, Pairs, pending } from '../ui/page';
import { ProblemAlert } from '../ui/problem-alert';

interface ProofAnswer {
  at: string;
  ledger: { received: number; outcomes: Record<string, number>; faults: number; balanced: boolean };
  auditHead: { seq: number; hash: string; signature: string; at: string };
  /** Null unless the whole log was read. */
  audit: { ok: boolean; rows: number; firstBad: { seq: number; why: string } | null } | null;
  notYetTold: number;
}

const OUTCOMES = ['complaint', 'reply', 'parked', 'repeat', 'pending'];

export default function Proof() {
  const { t } = useI18n();
  const proof = useQuery({ queryKey: ['proof'], queryFn: () => api<ProofAnswer>('/proof') });
  return (
    <Page title={t('proof.title')} explain={t('proof.explain')}>
      {pending(proof)}
      {proof.data && (
        <div className="mado-cols">
          <Ledger proof={proof.data} />
          <Audit proof={proof.data} />
        </div>
      )}
    </Page>
  );
}

function Ledger({ proof }: { proof: ProofAnswer }) {
  const { t, word, language } = useI18n();
  const { ledger } = proof;
  const lines = [
    { key: 'received', label: t('proof.received'), count: ledger.received },
    ...OUTCOMES.map((outcome) => ({
      key: outcome,
      label: word('outcomeOf', outcome),
      count: ledger.outcomes[outcome] ?? 0,
    })),
    { key: 'faults', label: t('proof.faults'), count: ledger.faults },
    { key: 'notYetTold', label: t('proof.notYetTold'), count: proof.notYetTold },
  ];
  return (
    <Card title={t('proof.ledger')}>
      <Stack gap="sm">
        <Alert
          color={ledger.balanced ? 'green' : 'red'}
          title={t(ledger.balanced ? 'proof.balanced' : 'proof.unbalanced')}
        >
          {moment(proof.at, language)}
        </Alert>
        <Table verticalSpacing={6}>
          <Table.Tbody>
            {lines.map((line) => (
              <Table.Tr key={line.key}>
                <Table.Th scope="row" fw={line.key === 'received' ? 700 : 400}>
                  {line.label}
                </Table.Th>
                <Table.Td className="mado-figure">{line.count.toLocaleString()}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Stack>
    </Card>
  );
}

function Audit({ proof }: { proof: ProofAnswer }) {
  const { t, language } = useI18n();
  const { seq, hash, signature, at } = proof.auditHead;
  const verify = useMutation({ mutationFn: () => api<ProofAnswer>('/proof?verify=true') });
  const verdict = verify.data?.audit ?? null;
  return (
    <Card title={t('proof.audit')}>
      <Stack>
        <Pairs
          of={[
            [t('proof.auditSeq'), seq.toLocaleString()],
            [t('field.at'), moment(at, language)],
            [
              t('proof.auditHead'),
              <span key="hash" className="mado-id">
                {hash}
              </span>,
            ],
            [
              t('proof.signature'),
              <span key="signature" className="mado-id">
                {signature}
              </span>,
            ],
          ]}
        />
        {verdict !== null && (
          <Alert color={verdict.ok ? 'green' : 'red'} role="status">
            {verdict.ok
              ? t('proof.intact', { rows: verdict.rows.toLocaleString() })
              : t('proof.broken', { seq: verdict.firstBad?.seq ?? '?' })}
          </Alert>
        )}
        <ProblemAlert error={verify.error} />
        <Group>
          <Button
            variant="default"
            loading={verify.isPending}
            onClick={() => {
              verify.mutate();
            }}
          >
            {t('proof.verify')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
