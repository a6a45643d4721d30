import { Alert, Badge, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client';
import { useI18n } from '../../i18n';
import { moment } from '../../lib/format';
import { Card, pending } from '../../ui/page';
import type { Keys } from './types';

/** Master keys and what they wrap; never a key itself. */
export function KeysView() {
  const { t } = useI18n();
  const keys = useQuery({ queryKey: ['setup-keys'], queryFn: () => api<Keys>('/setup/keys') });
  const { data } = keys;
  if (!data) return pending(keys);
  return (
    <Stack>
      {data.keys.some(({ inRing }) => !inRing) && <Alert color="red">{t('setup.notInRing')}</Alert>}
      <Card title={t('setup.masterKey')}>
        <Table verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('setup.masterKey')}</Table.Th>
              <Table.Th className="mado-figure">{t('setup.dataKeys')}</Table.Th>
              <Table.Th>{t('field.state')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.keys.map((key) => (
              <Table.Tr key={key.masterKeyId}>
                <Table.Td>
                  <span className="mado-id">{key.masterKeyId}</span>{' '}
                  <Badge variant="light" color={key.masterKeyId === data.active ? 'green' : 'gray'} tt="none">
                    {t(key.masterKeyId === data.active ? 'setup.activeKey' : 'setup.oldKey')}
                  </Badge>
                </Table.Td>
                <Table.Td className="mado-figure">{key.dataKeys.toLocaleString()}</Table.Td>
                <Table.Td>{t(key.inRing ? 'setup.inRing' : 'setup.notInRing')}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Text size="sm" c="dimmed" mt="xs">
          {t('setup.rotate')}
        </Text>
      </Card>
      <Scopes of={data} />
    </Stack>
  );
}

function Scopes({ of }: { of: Keys }) {
  const { t, word, language } = useI18n();
  return (
    <Card title={t('setup.scope')}>
      <div className="mado-scroll">
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('setup.scope')}</Table.Th>
              <Table.Th className="mado-figure">{t('setup.keyCount')}</Table.Th>
              <Table.Th className="mado-figure">{t('retention.held')}</Table.Th>
              <Table.Th className="mado-figure">{t('retention.erased')}</Table.Th>
              <Table.Th>{t('setup.oldest')}</Table.Th>
              <Table.Th>{t('setup.newest')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {of.scopes.map((each) => (
              <Table.Tr key={each.scope}>
                <Table.Th scope="row" fw={400}>
                  {word('scope', each.scope)}
                </Table.Th>
                <Table.Td className="mado-figure">{each.keys.toLocaleString()}</Table.Td>
                <Table.Td className="mado-figure">{each.held.toLocaleString()}</Table.Td>
                <Table.Td className="mado-figure">{each.erased.toLocaleString()}</Table.Td>
                <Table.Td className="mado-number">{moment(each.oldestAt, language)}</Table.Td>
                <Table.Td className="mado-number">{moment(each.newestAt, language)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Card>
  );
}
