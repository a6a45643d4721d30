import { Anchor, Badge, Button, Group, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { post } from '../../api/client';
import type { Incident } from '../../api/incident-types';
import type { Cause, CauseCode, Prevention } from '../../api/incident-work';
import { useCan } from '../../api/session';
import { useBilingual, useI18n } from '../../i18n';
import { useFields } from '../../lib/use-fields';
import { Card } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { useIncidentAction } from './use-incident-action';
import { WordsForm } from './words-form';

/** The name of a cause in the user's language. */
export function useCauseName(taxonomy: readonly CauseCode[]): (code: string | null) => string {
  const bilingual = useBilingual();
  return (code) => (code === null ? '' : bilingual(taxonomy.find((cause) => cause.code === code) ?? code));
}

/** Causes that were found, and other incidents that had them. */
export function Causes({ incident, view }: { incident: Incident; view: Prevention }) {
  const { t, word } = useI18n();
  const can = useCan();
  const nameOf = useCauseName(view.taxonomy);
  const [open, setOpen] = useState(false);
  return (
    <Card title={t('cause.title')}>
      <Stack>
        {view.causes.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('cause.none')}
          </Text>
        )}
        {view.causes.map((cause) => (
          <CauseItem key={cause.id} incident={incident} cause={cause} name={nameOf(cause.code)} />
        ))}
        {view.sameCause.length > 0 && (
          <div>
            <Text size="sm" fw={700}>
              {t('cause.same')}
            </Text>
            {view.sameCause.map((other) => (
              <Text size="sm" key={`${other.incidentId} ${other.code}`}>
                <Anchor component={Link} to={`/incidents/${other.incidentId}`}>
                  {other.number}
                </Anchor>{' '}
                {word('istate', other.state)} ・ {nameOf(other.code)}
              </Text>
            ))}
          </div>
        )}
        {can('incidents:write') &&
          (open ? (
            <CauseForm
              incident={incident}
              taxonomy={view.taxonomy}
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
                {t('cause.add')}
              </Button>
            </Group>
          ))}
      </Stack>
    </Card>
  );
}

function CauseItem({ incident, cause, name }: { incident: Incident; cause: Cause; name: string }) {
  const { t, word } = useI18n();
  const can = useCan();
  const [asking, setAsking] = useState(false);
  const withdraw = useIncidentAction<string>(incident.id, (words) =>
    post(`/incidents/${incident.id}/causes/${cause.id}/withdraw`, { words }),
  );
  const back = cause.withdrawnAt !== null;
  return (
    <div className="mado-work">
      <Group justify="space-between" align="flex-start">
        <Text fw={700} td={back ? 'line-through' : undefined}>
          {name}
        </Text>
        <Badge variant="light" tt="none" color={back ? 'gray' : 'blue'}>
          {back ? t('cause.withdrawn') : word('causePart', cause.part)}
        </Badge>
      </Group>
      <div className="mado-text">{cause.basis}</div>
      {can('incidents:write') && !back && !asking && (
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => {
            setAsking(true);
          }}
        >
          {t('cause.withdraw')}
        </Button>
      )}
      {asking && !back && (
        <WordsForm
          label={t('incident.reason')}
          submit={t('cause.withdraw')}
          busy={withdraw.isPending}
          error={withdraw.error}
          onSubmit={(words) => {
            withdraw.mutate(words);
          }}
          onCancel={() => {
            setAsking(false);
          }}
        />
      )}
    </div>
  );
}

function CauseForm({
  incident,
  taxonomy,
  onDone,
}: {
  incident: Incident;
  taxonomy: readonly CauseCode[];
  onDone: () => void;
}) {
  const { t, word } = useI18n();
  const bilingual = useBilingual();
  const form = useFields({ code: '', part: 'root', basis: '' });
  const add = useIncidentAction(incident.id, () => post(`/incidents/${incident.id}/causes`, form.values), onDone);
  const usable = taxonomy.filter((cause) => cause.retiredOn === null);
  const groups = [...new Set(usable.map((cause) => cause.group))];
  return (
    <Stack gap="sm">
      <div className="mado-fields">
        <NativeSelect
          label={t('cause.code')}
          data={[
            { value: '', label: '—' },
            ...groups.map((group) => ({
              group: word('causeGroup', group),
              items: usable
                .filter((cause) => cause.group === group)
                .map((cause) => ({ value: cause.code, label: bilingual(cause) })),
            })),
          ]}
          {...form.bind('code')}
        />
        <NativeSelect
          label={t('cause.part')}
          data={['root', 'contributing'].map((value) => ({ value, label: word('causePart', value) }))}
          {...form.bind('part')}
        />
      </div>
      <Textarea label={t('incident.basis')} required autosize minRows={2} {...form.bind('basis')} />
      <ProblemAlert error={add.error} />
      <Group>
        <Button
          disabled={!form.filled('code', 'basis')}
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
