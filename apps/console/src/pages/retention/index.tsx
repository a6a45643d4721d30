import { Anchor, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api } from '../../api/client';
import { useCan } from '../../api/session';
import { useBilingual, useI18n } from '../../i18n';
import { due, moment } from '../../lib/format';
import { Card, Page, pending } from '../../ui/page';
import '../admin/admin.css';
import { Holds } from './holds';

interface Words {
  ja: string;
  en: string;
}

interface Retention {
  classes: (Words & {
    name: string;
    years: number | null;
    basis: Words;
    count: (Record<'running' | 'kept' | 'due' | 'held' | 'erased', number> & { nextDueOn: string | null }) | null;
  })[];
  due: { id: string; number: string; endedAt: string; dueOn: string | null }[];
}

const COUNTS = ['running', 'kept', 'due', 'held', 'erased'] as const;

/** 保存期間と消去の停止: what is kept how long, what is due, what must not be erased. */
export default function RetentionPage() {
  const { t } = useI18n();
  const can = useCan();
  const retention = useQuery({ queryKey: ['retention'], queryFn: () => api<Retention>('/retention') });
  return (
    <Page title={t('retention.title')} explain={t('retention.explain')}>
      {pending(retention)}
      {retention.data && <Classes of={retention.data} />}
      {can('holds:decide') && <Holds />}
      {retention.data && <Due of={retention.data} />}
    </Page>
  );
}

function Classes({ of }: { of: Retention }) {
  const { t, language } = useI18n();
  const say = useBilingual();
  return (
    <Card>
      <div className="mado-scroll">
        <Table verticalSpacing={6} aria-label={t('retention.title')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('retention.class')}</Table.Th>
              <Table.Th>{t('retention.period')}</Table.Th>
              {COUNTS.map((name) => (
                <Table.Th key={name} className="mado-figure">
                  {t(`retention.${name}`)}
                </Table.Th>
              ))}
              <Table.Th>{t('retention.next')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {of.classes.map((each) => (
              <Table.Tr key={each.name}>
                <Table.Th scope="row" fw={600}>
                  {say(each)}
                  <Text size="xs" c="dimmed">
                    {say(each.basis)}
                  </Text>
                </Table.Th>
                <Table.Td className="mado-number">
                  {each.years === null ? t('retention.forever') : t('retention.years', { years: each.years })}
                </Table.Td>
                {COUNTS.map((name) => (
                  <Table.Td key={name} className="mado-figure">
                    {each.count === null ? '—' : each.count[name].toLocaleString()}
                  </Table.Td>
                ))}
                <Table.Td className="mado-number">{due(each.count?.nextDueOn, language)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <Text size="sm" c="dimmed" mt="xs">
        {t('retention.fileHint')}
      </Text>
    </Card>
  );
}

function Due({ of }: { of: Retention }) {
  const { t, language } = useI18n();
  const can = useCan();
  return (
    <Card title={t('retention.dueList')}>
      <Stack>
        {of.due.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('retention.noneDue')}
          </Text>
        )}
        {of.due.length > 0 && (
          <Table verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('field.slip')}</Table.Th>
                <Table.Th>{t('retention.ended')}</Table.Th>
                <Table.Th>{t('retention.dueSince')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {of.due.map((line) => (
                <Table.Tr key={line.id}>
                  <Table.Td>
                    {can('complaints:read') ? (
                      <Anchor component={Link} to={`/complaints/${line.id}`}>
                        {line.number}
                      </Anchor>
                    ) : (
                      line.number
                    )}
                  </Table.Td>
                  <Table.Td>{moment(line.endedAt, language)}</Table.Td>
                  <Table.Td>{due(line.dueOn, language)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Stack>
    </Card>
  );
}
