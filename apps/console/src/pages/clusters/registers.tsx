import { Button, Group, NativeSelect, Stack, Table, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, post } from '../../api/client';
import { useCan } from '../../api/session';
import { useBilingual, useI18n } from '../../i18n';
import { fromTokyoInput, moment } from '../../lib/format';
import { DateField } from '../../ui/date-field';
import { Card } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import type { Vocabulary } from './types';

interface Shop {
  id: string;
  code: string;
  name: string;
  words: string[];
}

interface Release {
  id: string;
  code: string;
  title: string;
  service: string | null;
  releasedAt: string;
  watchHours: number;
}

/** Shops and releases that complaints are counted by; for those who keep the registers. */
export function Registers() {
  const can = useCan();
  if (!can('clusters:registers')) return null;
  return (
    <div className="mado-cols">
      <Releases />
      <Shops />
    </div>
  );
}

function Releases() {
  const { t, language } = useI18n();
  const said = useBilingual();
  const client = useQueryClient();
  const [form, setForm] = useState({ code: '', title: '', service: '', releasedAt: '' });
  const releases = useQuery({
    queryKey: ['cluster-releases'],
    queryFn: () => api<{ items: Release[] }>('/cluster-registers/releases'),
  });
  const words = useQuery({ queryKey: ['cluster-words'], queryFn: () => api<Vocabulary>('/clusters/vocabulary') });
  const add = useMutation({
    mutationFn: () => {
      const { code, title, service } = form;
      const releasedAt = fromTokyoInput(form.releasedAt);
      return post('/cluster-registers/releases', { code, title, releasedAt, ...(service === '' ? {} : { service }) });
    },
    onSuccess: () => {
      setForm({ code: '', title: '', service: '', releasedAt: '' });
      void client.invalidateQueries({ queryKey: ['cluster-releases'] });
    },
  });
  const set = (name: keyof typeof form) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setForm((before) => ({ ...before, [name]: value }));
  };
  const services = words.data?.services ?? [];
  const nameOf = (code: string | null): string => said(services.find((one) => one.code === code)) || t('clusters.all');
  return (
    <Card title={t('clusters.releases')}>
      <Stack gap="sm">
        <Text size="sm">{t('clusters.releasesExplain')}</Text>
        {releases.data !== undefined && releases.data.items.length > 0 && (
          <Table verticalSpacing={4}>
            <Table.Tbody>
              {releases.data.items.slice(0, 5).map((release) => (
                <Table.Tr key={release.id}>
                  <Table.Td>{release.title}</Table.Td>
                  <Table.Td>{nameOf(release.service)}</Table.Td>
                  <Table.Td className="mado-number">{moment(release.releasedAt, language)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
        <Group align="flex-end">
          <TextInput label={t('clusters.code')} value={form.code} onChange={set('code')} />
          <TextInput label={t('clusters.releaseTitle')} value={form.title} onChange={set('title')} />
          <NativeSelect
            label={t('clusters.service')}
            value={form.service}
            onChange={set('service')}
            data={[
              { value: '', label: t('clusters.all') },
              ...services.map((service) => ({ value: service.code, label: said(service) })),
            ]}
          />
          <DateField
            kind="moment"
            label={t('clusters.releasedAt')}
            value={form.releasedAt}
            onValue={(value) => {
              set('releasedAt')({ currentTarget: { value } });
            }}
          />
          <Button
            variant="default"
            disabled={form.code === '' || form.title === '' || form.releasedAt.trim() === ''}
            loading={add.isPending}
            onClick={() => {
              add.mutate();
            }}
          >
            {t('clusters.add')}
          </Button>
        </Group>
        <ProblemAlert error={add.error ?? releases.error} />
      </Stack>
    </Card>
  );
}

function Shops() {
  const { t } = useI18n();
  const client = useQueryClient();
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const [other, setOther] = useState('');
  const shops = useQuery({
    queryKey: ['cluster-shops'],
    queryFn: () => api<{ items: Shop[] }>('/cluster-registers/shops'),
  });
  const add = useMutation({
    mutationFn: () => {
      const words = other.split(/[、,]/).map((word) => word.trim());
      return post('/cluster-registers/shops', { code, name, words: words.filter((word) => word !== '') });
    },
    onSuccess: () => {
      setCode('');
      setName('');
      setOther('');
      void client.invalidateQueries({ queryKey: ['cluster-shops'] });
    },
  });
  return (
    <Card title={t('clusters.shops')}>
      <Stack gap="sm">
        <Text size="sm">{t('clusters.shopsExplain', { count: shops.data?.items.length ?? 0 })}</Text>
        <Group align="flex-end">
          <TextInput
            label={t('clusters.code')}
            value={code}
            onChange={(event) => {
              setCode(event.currentTarget.value);
            }}
          />
          <TextInput
            label={t('clusters.shopName')}
            value={name}
            onChange={(event) => {
              setName(event.currentTarget.value);
            }}
          />
          <TextInput
            label={t('clusters.shopWords')}
            value={other}
            onChange={(event) => {
              setOther(event.currentTarget.value);
            }}
          />
          <Button
            variant="default"
            disabled={code === '' || name === ''}
            loading={add.isPending}
            onClick={() => {
              add.mutate();
            }}
          >
            {t('clusters.add')}
          </Button>
        </Group>
        <ProblemAlert error={add.error ?? shops.error} />
      </Stack>
    </Card>
  );
}
