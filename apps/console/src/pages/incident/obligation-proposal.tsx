import { Alert, Badge, Group, Table, Text } from '@mantine/core';
import type { Obligation } from '../../api/incident-types';
import { useBilingual, useI18n } from '../../i18n';
import { listed, moment } from '../../lib/format';

/** What the data propose and on which facts, what changed since the decision, and what nobody could verify. */
export function ObligationProposal({ obligation }: { obligation: Obligation }) {
  const { t, word, language } = useI18n();
  const bilingual = useBilingual();
  const { proposal, facts = [] } = obligation;
  const shown = useFactWord();
  return (
    <>
      {obligation.askAgain != null && <AskAgain obligation={obligation} />}
      {proposal !== undefined && (
        <Group gap="xs" mb={4} title={t('duty.proposalHint')}>
          <Text size="sm">{t('duty.proposal')}:</Text>
          <Badge variant="outline" color="gray" tt="none">
            {word('proposed', proposal.decision)}
          </Badge>
          <Text size="sm">{bilingual(proposal.why)}</Text>
        </Group>
      )}
      {facts.length > 0 && (
        <Text size="xs" c="dimmed" mb="sm">
          {t('duty.factsLookedAt')}:{' '}
          {listed(
            facts.map(({ fact, title, value }) => `${bilingual(title)}＝${shown(fact, value)}`),
            language,
          )}
        </Text>
      )}
      <Unverified obligation={obligation} />
    </>
  );
}

function AskAgain({ obligation }: { obligation: Obligation }) {
  const { t, word, language } = useI18n();
  const bilingual = useBilingual();
  const shown = useFactWord();
  const changed = obligation.changed ?? [];
  return (
    <Alert color="orange" title={t('duty.askAgain')} mb="sm">
      <Text size="sm">
        {word('askAgain', obligation.askAgain?.why ?? '')} ({moment(obligation.askAgain?.since, language)})
      </Text>
      {changed.length > 0 && (
        <Table mt="xs" withRowBorders={false} verticalSpacing={2}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('duty.changed')}</Table.Th>
              <Table.Th>{t('duty.before')}</Table.Th>
              <Table.Th>{t('duty.now')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {changed.map(({ fact, title, before, now }) => (
              <Table.Tr key={fact}>
                <Table.Td>{bilingual(title)}</Table.Td>
                <Table.Td>{shown(fact, before)}</Table.Td>
                <Table.Td>{shown(fact, now)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Alert>
  );
}

function Unverified({ obligation }: { obligation: Obligation }) {
  const { t } = useI18n();
  const statements = [
    ...(obligation.newerRule == null ? [] : [t('duty.newerRule', { version: obligation.newerRule })]),
    ...(obligation.effectiveMark === 'unverified' ? [t('duty.effectiveUnverified')] : []),
    ...(obligation.unverified ?? []),
  ];
  if (statements.length === 0) return null;
  return (
    <details className="mado-more">
      <summary>
        {t('duty.unverified')} ({statements.length})
      </summary>
      <ul>
        {statements.map((statement) => (
          <li key={statement}>{statement}</li>
        ))}
      </ul>
    </details>
  );
}

/** A fact's value in words; numbers as they are. */
function useFactWord(): (fact: string, value: string | null) => string {
  const { t, word } = useI18n();
  return (fact, value) => {
    if (value === null) return t('duty.notRecorded');
    return fact === 'persons' ? Number(value).toLocaleString() : word('dutyChoice', value);
  };
}
