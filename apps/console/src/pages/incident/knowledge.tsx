import { Alert, Badge, Button, Group, NativeSelect, Stack, Table, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { post } from '../../api/client';
import type { Incident } from '../../api/incident-types';
import type { Knowledge } from '../../api/incident-work';
import { useCan } from '../../api/session';
import { useI18n } from '../../i18n';
import { fromTokyoInput, moment, shortMoment } from '../../lib/format';
import { useFields } from '../../lib/use-fields';
import { DateField } from '../../ui/date-field';
import { Who } from '../../ui/entry-parts';
import { Card } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { useIncidentAction } from './use-incident-action';

/** Who learned what when, from which complaint; what lies before the anchor stands out. */
export function KnowledgeCard({ incident, entries }: { incident: Incident; entries: readonly Knowledge[] }) {
  const { t } = useI18n();
  const can = useCan();
  const [open, setOpen] = useState(false);
  const early = entries.some((entry) => entry.beforeKnownAt && !entry.corrected);
  return (
    <Card title={t('knowledge.title')}>
      <Stack>
        {early && <Alert color="red" title={t('knowledge.early')} />}
        <KnowledgeTable entries={entries} />
        {can('incidents:write') &&
          (open ? (
            <KnowledgeForm
              incident={incident}
              entries={entries}
              onDone={() => {
                setOpen(false);
              }}
            />
          ) : (
            <Group>
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => {
                  setOpen(true);
                }}
              >
                {t('knowledge.add')}
              </Button>
            </Group>
          ))}
      </Stack>
    </Card>
  );
}

function KnowledgeTable({ entries }: { entries: readonly Knowledge[] }) {
  const { t, word } = useI18n();
  return (
    <div className="mado-scroll">
      <Table verticalSpacing={5} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('knowledge.learnedAt')}</Table.Th>
            <Table.Th>{t('knowledge.who')}</Table.Th>
            <Table.Th>{t('knowledge.what')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map((entry) => (
            <Table.Tr key={entry.id} data-corrected={entry.corrected}>
              <Table.Td className="mado-number">{shortMoment(entry.learnedAt)}</Table.Td>
              <Table.Td>
                {word('knower', entry.who)} {entry.words?.name}
                {entry.userId !== null && (
                  <span className="mado-number">
                    <Who actorId={entry.userId} />
                  </span>
                )}
              </Table.Td>
              <Table.Td>
                {word('knowledgeSource', entry.source)} <span className="mado-number">{entry.slipNumber}</span>
                {entry.words !== null && <div className="mado-text">{entry.words.what}</div>}
                {entry.corrected && (
                  <Badge variant="light" color="gray" tt="none">
                    {t('knowledge.corrected')}
                  </Badge>
                )}
                {entry.beforeKnownAt && !entry.corrected && (
                  <Badge variant="light" color="red" tt="none">
                    {t('knowledge.beforeKnownAt')}
                  </Badge>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

const KNOWERS = ['department', 'desk', 'contractor', 'outside'];

function KnowledgeForm({
  incident,
  entries,
  onDone,
}: {
  incident: Incident;
  entries: readonly Knowledge[];
  onDone: () => void;
}) {
  const { t, word, language } = useI18n();
  const form = useFields({ who: 'department', name: '', what: '', at: '', complaintId: '', correctsId: '' });
  const { who, name, what, complaintId, correctsId } = form.values;
  const learnedAt = fromTokyoInput(form.values.at);
  const add = useIncidentAction(
    incident.id,
    () =>
      post(`/incidents/${incident.id}/knowledge`, {
        ...{ who, name: name.trim(), what: what.trim(), learnedAt },
        ...(complaintId === '' ? {} : { complaintId }),
        ...(correctsId === '' ? {} : { correctsId }),
      }),
    onDone,
  );
  const none = { value: '', label: '—' };
  const own = entries.filter((entry) => entry.source === 'person' && !entry.corrected);
  return (
    <Stack gap="sm">
      <div className="mado-fields">
        <NativeSelect
          label={t('knowledge.who')}
          data={KNOWERS.map((value) => ({ value, label: word('knower', value) }))}
          {...form.bind('who')}
        />
        <TextInput label={t('knowledge.name')} required {...form.bind('name')} />
        <DateField kind="moment" label={t('knowledge.learnedAt')} required {...form.date('at')} />
        <NativeSelect
          label={t('knowledge.from')}
          data={[none, ...incident.complaints.map(({ id, slipNumber }) => ({ value: id, label: slipNumber }))]}
          {...form.bind('complaintId')}
        />
        {own.length > 0 && (
          <NativeSelect
            label={t('knowledge.corrects')}
            data={[
              none,
              ...own.map((entry) => ({
                value: entry.id,
                label: `${moment(entry.learnedAt, language)} ${entry.words?.name ?? ''}`,
              })),
            ]}
            {...form.bind('correctsId')}
          />
        )}
      </div>
      <Textarea label={t('knowledge.what')} required autosize minRows={2} {...form.bind('what')} />
      <Text size="xs" c="dimmed">
        {t('knowledge.hint')}
      </Text>
      <ProblemAlert error={add.error} />
      <Group>
        <Button
          disabled={!form.filled('name', 'what') || learnedAt === null}
          loading={add.isPending}
          onClick={() => {
            add.mutate();
          }}
        >
          {t('action.save')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('action.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
