import { post } from '../../../api/client';
import { useI18n } from '../../../i18n';
import { TextForm } from './text-form';
import { useTextForm } from './use-text-form';

/** A word to colleagues; the complainant never gets it. */
export function NoteForm({ complaintId }: { complaintId: string }) {
  const { t } = useI18n();
  const form = useTextForm(complaintId, 'note', (text) => post(`/complaints/${complaintId}/notes`, { text }));
  return <TextForm of={form} label={t('caseNote.text')} hint={t('caseNote.hint')} save={t('caseNote.save')} rows={3} />;
}
