import { Button, Checkbox, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ApiProblem } from '../../api/client';
import type { Channel, Complaint } from '../../api/types';
import { useI18n } from '../../i18n';
import { toHalfWidth } from '../../lib/digits';
import { isSaveKey } from '../../lib/ime';
import { ConflictDialog } from '../../ui/conflict-dialog';
import { Card } from '../../ui/page';
import { ProblemAlert, useNotes } from '../../ui/problem-alert';
import { conflictOf, type Editable } from './conflict';

const CATEGORIES = [
  'secrecy',
  'billing',
  'quality',
  'contract',
  'sales_conduct',
  'device',
  'desk_handling',
  'policy_consent',
  'nuisance',
  'other',
];

/** Ways to reach somebody, in the order of the form. */
const WAYS: readonly Channel[] = ['phone', 'email', 'letter', 'fax'];

function editableOf(complaint: Complaint): Editable {
  const { name, phone, email, address } = complaint.contact ?? {};
  return {
    text: complaint.text,
    subject: complaint.subject ?? '',
    category: complaint.category ?? 'other',
    severity: complaint.severity ?? 'low',
    name: name ?? '',
    phone: phone ?? '',
    email: email ?? '',
    address: address ?? '',
    doNot: WAYS.filter((way) => complaint.doNotContactBy?.includes(way)).join(' '),
    wasRead: '',
  };
}

/** Only what was changed is sent; the desk keeps the rest. */
function bodyOf(form: Editable, complaint: Complaint, version: number): Record<string, unknown> {
  const before = editableOf(complaint);
  const changed = (fields: readonly (keyof Editable)[]): Record<string, string> =>
    Object.fromEntries(fields.filter((field) => form[field] !== before[field]).map((field) => [field, form[field]]));
  const contact = changed(['name', 'phone', 'email', 'address']);
  for (const field of ['phone', 'email'])
    if (contact[field] !== undefined) contact[field] = toHalfWidth(contact[field]);
  return {
    version,
    ...changed(['text', 'subject', 'category', 'severity']),
    ...(Object.keys(contact).length === 0 ? {} : { contact }),
    ...(form.doNot === before.doNot ? {} : { doNotContactBy: form.doNot.split(' ').filter((way) => way !== '') }),
    ...(form.wasRead !== '' ? { humanMustRead: false } : {}),
  };
}

/** Correcting a complaint; when somebody else saved first, both versions are shown and nothing typed is lost. */
export function EditComplaint({ complaint, onDone }: { complaint: Complaint; onDone: () => void }) {
  const { t, word } = useI18n();
  const notes = useNotes();
  const client = useQueryClient();
  // The page is read anew while somebody types; what they correct is the version they began with.
  const [begun] = useState(complaint);
  const [form, setForm] = useState(editableOf(complaint));
  const save = useMutation({
    mutationFn: (version: number) =>
      api<Complaint>(`/complaints/${complaint.id}`, { method: 'PUT', body: bodyOf(form, begun, version) }),
    onSuccess: () => {
      notes.done();
      void client.invalidateQueries({ queryKey: ['complaint', complaint.id] });
      onDone();
    },
  });
  const conflict = save.error instanceof ApiProblem ? conflictOf(save.error) : null;
  const reload = (): void => {
    void client.invalidateQueries({ queryKey: ['complaint', complaint.id] });
    onDone();
  };
  return (
    <Card title={t('complaint.edit')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
        }}
        onKeyDown={(event) => {
          if (isSaveKey(event) && !save.isPending) save.mutate(begun.version);
        }}
      >
        <Stack>
          <Fields form={form} setForm={setForm} />
          <Checkbox.Group
            label={t('contact.doNot')}
            value={form.doNot.split(' ').filter((way) => way !== '')}
            onChange={(ways) => {
              setForm((before) => ({ ...before, doNot: WAYS.filter((way) => ways.includes(way)).join(' ') }));
            }}
          >
            <Group gap="md" mt={4}>
              {WAYS.map((way) => (
                <Checkbox key={way} value={way} label={word('channel', way)} />
              ))}
            </Group>
          </Checkbox.Group>
          {complaint.humanMustRead && (
            <Checkbox
              label={t('complaint.wasRead')}
              checked={form.wasRead !== ''}
              onChange={(event) => {
                const wasRead = event.currentTarget.checked ? ('yes' as const) : ('' as const);
                setForm((before) => ({ ...before, wasRead }));
              }}
            />
          )}
          {!conflict && <ProblemAlert error={save.error} />}
          <Group>
            <Button
              loading={save.isPending}
              onClick={() => {
                save.mutate(begun.version);
              }}
            >
              {t('action.save')}
            </Button>
            <Button variant="default" onClick={onDone}>
              {t('action.cancel')}
            </Button>
          </Group>
        </Stack>
      </form>
      {conflict && (
        <ConflictDialog
          yours={form.text}
          current={conflict.currentText}
          onKeepYours={() => {
            save.mutate(conflict.currentVersion);
          }}
          onTakeCurrent={reload}
          onClose={() => {
            save.reset();
          }}
        />
      )}
    </Card>
  );
}

function Fields({ form, setForm }: { form: Editable; setForm: (update: (before: Editable) => Editable) => void }) {
  const { t, word } = useI18n();
  const bind = (field: keyof Editable) => ({
    value: form[field],
    onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>) => {
      const { value } = event.currentTarget;
      setForm((before) => ({ ...before, [field]: value }));
    },
  });
  return (
    <>
      <Textarea autoFocus label={t('complaint.text')} rows={10} {...bind('text')} />
      <div className="mado-fields">
        <TextInput label={t('log.subject')} {...bind('subject')} />
        <NativeSelect
          label={t('field.category')}
          data={CATEGORIES.map((value) => ({ value, label: word('category', value) }))}
          {...bind('category')}
        />
        <NativeSelect
          label={t('field.severity')}
          data={['low', 'medium', 'high'].map((value) => ({ value, label: word('severity', value) }))}
          {...bind('severity')}
        />
        <TextInput label={t('field.name')} {...bind('name')} />
        <TextInput label={t('field.phone')} inputMode="tel" {...bind('phone')} />
        <TextInput label={t('field.email')} inputMode="email" {...bind('email')} />
        <TextInput label={t('field.address')} {...bind('address')} />
      </div>
    </>
  );
}
