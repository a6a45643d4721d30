import { Button, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { post } from '../../api/client';
import { usePeople } from '../../api/people';
import { useI18n } from '../../i18n';
import { remarked } from '../../lib/format';
import { useFields } from '../../lib/use-fields';
import { ProblemAlert } from '../../ui/problem-alert';
import { useIncidentAction } from './use-incident-action';

const KINDS = ['employee', 'shop', 'contractor'];

/** Asks for a wall round an incident. */
export function WallForm({ incidentId, onDone }: { incidentId: string; onDone: () => void }) {
  const { t, word, language } = useI18n();
  const people = usePeople();
  const client = useQueryClient();
  const form = useFields({ kind: 'employee', userId: '', name: '', reason: '' });
  const { kind, userId, name, reason } = form.values;
  const employee = kind === 'employee';
  const raise = useIncidentAction(
    incidentId,
    () =>
      post(`/incidents/${incidentId}/walls`, {
        subjects: [employee ? { kind, userId } : { kind, name: name.trim() }],
        reason: reason.trim(),
      }),
    () => {
      void client.invalidateQueries({ queryKey: ['walls'] });
      onDone();
    },
  );
  const staff = [...people.values()].map((person) => ({
    value: person.id,
    label: remarked(person.name, word('role', person.role), language),
  }));
  return (
    <Stack gap="sm">
      <div className="mado-fields">
        <NativeSelect
          label={t('walls.kind')}
          data={KINDS.map((value) => ({ value, label: word('wallKind', value) }))}
          {...form.bind('kind')}
        />
        {employee ? (
          <NativeSelect
            label={t('walls.employee')}
            required
            data={[{ value: '', label: '—' }, ...staff]}
            {...form.bind('userId')}
          />
        ) : (
          <TextInput label={t('walls.organisation')} required {...form.bind('name')} />
        )}
      </div>
      <Textarea label={t('walls.reason')} required autosize minRows={2} {...form.bind('reason')} />
      <ProblemAlert error={raise.error} />
      <Group gap="xs">
        <Button
          size="compact-sm"
          disabled={!form.filled(employee ? 'userId' : 'name', 'reason')}
          loading={raise.isPending}
          onClick={() => {
            raise.mutate();
          }}
        >
          {t('walls.raise')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onDone}>
          {t('action.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
