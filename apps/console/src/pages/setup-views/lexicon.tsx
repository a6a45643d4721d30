import { Button, Group, Stack, Table, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, post } from '../../api/client';
import { useCan } from '../../api/session';
import type { Assessment } from '../../api/types';
import { useBilingual, useI18n } from '../../i18n';
import { listed } from '../../lib/format';
import { AssessmentView } from '../../ui/assessment-view';
import { Card, pending } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { findWords } from './find-words';
import type { Lexicon } from './types';

/** Words by which a possible sign is seen: looked for, and tried on a text. */
export function LexiconView() {
  const { t, language } = useI18n();
  const can = useCan();
  const [sought, setSought] = useState('');
  const lexicon = useQuery({ queryKey: ['setup-lexicon'], queryFn: () => api<Lexicon>('/setup/lexicon') });
  const { data } = lexicon;
  if (!data) return pending(lexicon);
  const found = findWords(data.concepts, sought);
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {t('setup.version', { version: data.version, sha: data.sha256 })} {t('setup.changeWords')}
      </Text>
      {can('triage:preview') && <Try />}
      <Card title={t('setup.concepts')}>
        <Stack gap={4}>
          <Group>
            <TextInput
              className="mado-find"
              label={t('setup.searchWords')}
              value={sought}
              onChange={(event) => {
                setSought(event.currentTarget.value);
              }}
            />
          </Group>
          <div role="status">{found.length === 0 && <Text c="dimmed">{t('setup.noWord')}</Text>}</div>
          {found.map((concept) => (
            <details key={concept.name} className="mado-more" open={sought.trim() !== ''}>
              <summary>
                {concept.ja} <span className="mado-id">{concept.name}</span>{' '}
                <Text span size="xs" c="dimmed">
                  {t('setup.terms', { count: concept.terms.length })} {listed(concept.source, language)}
                </Text>
              </summary>
              <Text size="sm">{listed(concept.terms, language)}</Text>
            </details>
          ))}
        </Stack>
      </Card>
      <Frames lexicon={data} />
    </Stack>
  );
}

function Frames({ lexicon }: { lexicon: Lexicon }) {
  const { t, word, language } = useI18n();
  const say = useBilingual();
  const titles = new Map(lexicon.concepts.map((concept) => [concept.name, concept.ja]));
  const [and, or] = language === 'ja' ? [' ＋ ', '／'] : [' + ', ' / '];
  /** `did-see | did-arrive`: any of them. */
  const anyOf = (names: string): string =>
    names
      .split('|')
      .map((name) => titles.get(name.trim()) ?? name.trim())
      .join(or);
  return (
    <Card title={t('setup.frames')}>
      <div className="mado-scroll">
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('field.kinds')}</Table.Th>
              <Table.Th>{t('field.what')}</Table.Th>
              <Table.Th>{t('setup.requires')}</Table.Th>
              <Table.Th>{t('setup.excludes')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lexicon.frames.map((frame) => (
              <Table.Tr key={frame.id}>
                <Table.Td>{word('kind', frame.kind)}</Table.Td>
                <Table.Td>{say(frame)}</Table.Td>
                <Table.Td>{frame.all.map(anyOf).join(and)}</Table.Td>
                <Table.Td>{listed(frame.none.map(anyOf), language)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Card>
  );
}

/** Reads a text as a complaint would be read, and keeps nothing. */
function Try() {
  const { t } = useI18n();
  const [text, setText] = useState('');
  const read = useMutation({
    mutationFn: () => post<Assessment>('/triage/preview', { text, channel: 'phone' }),
  });
  return (
    <Card title={t('setup.try')}>
      <Stack>
        <Textarea
          label={t('setup.try')}
          description={t('setup.tryHint')}
          autosize
          minRows={2}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
          }}
        />
        <Group>
          <Button
            variant="default"
            disabled={text.trim() === ''}
            loading={read.isPending}
            onClick={() => {
              read.mutate();
            }}
          >
            {t('setup.tryDo')}
          </Button>
        </Group>
        <ProblemAlert error={read.error} />
        <div role="status">{read.data && <AssessmentView of={read.data} />}</div>
      </Stack>
    </Card>
  );
}
