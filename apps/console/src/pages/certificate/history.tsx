import { Badge, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client';
import { usePeople } from '../../api/people';
import { useI18n } from '../../i18n';
import { moment } from '../../lib/format';
import { Card, pending } from '../../ui/page';
import { percent, type Certificate } from './types';

const COLOR: Record<Certificate['state'], string> = {
  valid: 'green',
  expiring: 'yellow',
  expired: 'red',
  superseded: 'gray',
  'other-model': 'gray',
};

/** Earlier certificates, newest first. */
export function History() {
  const { t, word, language } = useI18n();
  const people = usePeople();
  const list = useQuery({
    queryKey: ['certificate', 'history'],
    queryFn: () => api<{ items: Certificate[] }>('/triage/certificate/history'),
  });
  if (list.data?.items.length === 0) return null;
  return (
    <Card title={t('certificate.history')}>
      {pending(list) ?? (
        <div className="mado-scroll">
          <Table verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('certificate.issuedAt')}</Table.Th>
                <Table.Th>{t('certificate.standing')}</Table.Th>
                <Table.Th className="mado-figure">{t('certificate.alphaShort')}</Table.Th>
                <Table.Th className="mado-figure">{t('certificate.nShort')}</Table.Th>
                <Table.Th>{t('certificate.source')}</Table.Th>
                <Table.Th className="mado-figure">{t('certificate.flagRate')}</Table.Th>
                <Table.Th>{t('certificate.issuedBy')}</Table.Th>
                <Table.Th>{t('certificate.model')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {(list.data?.items ?? []).map((each) => (
                <Table.Tr key={each.id}>
                  <Table.Td>{moment(each.issuedAt, language)}</Table.Td>
                  <Table.Td>
                    <Badge variant="light" tt="none" color={COLOR[each.state]}>
                      {word('certificateState', each.state)}
                    </Badge>
                  </Table.Td>
                  <Table.Td className="mado-figure">
                    {each.provable ? percent(each.alpha) : t('certificate.notProvable')}
                  </Table.Td>
                  <Table.Td className="mado-figure">{each.n.toLocaleString()}</Table.Td>
                  <Table.Td>{word('certificateSource', each.source)}</Table.Td>
                  <Table.Td className="mado-figure">
                    {each.desk.flagRate === null ? '—' : percent(each.desk.flagRate)}
                  </Table.Td>
                  <Table.Td>{people.get(each.issuedBy)?.name ?? word('certificateBy', each.issuedBy)}</Table.Td>
                  <Table.Td>
                    <span className="mado-id">{each.model}</span>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </Card>
  );
}
