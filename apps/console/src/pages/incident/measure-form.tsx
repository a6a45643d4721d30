import { Button, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { post } from '../../api/client';
import type { Incident } from '../../api/incident-types';
import type { Measure, Prevention } from '../../api/incident-work';
import { useI18n } from '../../i18n';
import { useFields } from '../../lib/use-fields';
import { DateField } from '../../ui/date-field';
import { ProblemAlert } from '../../ui/problem-alert';
import { useCauseName } from './causes';
import { useIncidentAction } from './use-incident-action';

interface Props {
  incident: Incident;
  view: Prevention;
  kind: Measure['kind'];
  onDone: () => void;
}

/** Plans a measure; prevention names the day on which its effect is checked. */
export function MeasureForm({ incident, view, kind, onDone }: Props) {
  const { t } = useI18n();
  const nameOf = useCauseName(view.taxonomy);
  const form = useFields({ text: '', owner: '', dueOn: '', checkDueOn: '', causeCode: '', replacesId: '' });
  const { text, owner, dueOn, checkDueOn, causeCode, replacesId } = form.values;
  const add = useIncidentAction(
    incident.id,
    () =>
      post(`/incidents/${incident.id}/measures`, {
        ...{ kind, text: text.trim(), owner: owner.trim(), dueOn },
        ...(kind === 'prevention' ? { checkDueOn } : {}),
        ...(causeCode === '' ? {} : { causeCode }),
        ...(replacesId === '' ? {} : { replacesId }),
      }),
    onDone,
  );
  const none = { value: '', label: '—' };
  const codes = [...new Set(view.causes.filter(({ withdrawnAt }) => withdrawnAt === null).map(({ code }) => code))];
  const failed = view.measures.filter((measure) => measure.state === 'ineffective');
  const ready = form.filled('text', 'owner', 'dueOn') && (kind !== 'prevention' || checkDueOn >= dueOn);
  return (
    <Stack gap="sm">
      <Textarea label={t('measure.text')} required autosize minRows={2} {...form.bind('text')} />
      <div className="mado-fields">
        <TextInput label={t('measure.owner')} required {...form.bind('owner')} />
        <DateField kind="day" toward="future" label={t('measure.dueOn')} required {...form.date('dueOn')} />
        {kind === 'prevention' && (
          <DateField kind="day" toward="future" label={t('measure.checkDueOn')} required {...form.date('checkDueOn')} />
        )}
        {codes.length > 0 && (
          <NativeSelect
            label={t('cause.code')}
            data={[none, ...codes.map((value) => ({ value, label: nameOf(value) }))]}
            {...form.bind('causeCode')}
          />
        )}
        {failed.length > 0 && (
          <NativeSelect
            label={t('measure.insteadOf')}
            data={[none, ...failed.map(({ id, number }) => ({ value: id, label: String(number) }))]}
            {...form.bind('replacesId')}
          />
        )}
      </div>
      <ProblemAlert error={add.error} />
      <Group>
        <Button
          disabled={!ready}
          loading={add.isPending}
          onClick={() => {
            add.mutate();
          }}
        >
          {t('measure.plan')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('action.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
