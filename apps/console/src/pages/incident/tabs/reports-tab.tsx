import { Stack } from '@mantine/core';
import { useState } from 'react';
import type { Incident } from '../../../api/incident-types';
import { pending } from '../../../ui/page';
import { FactsForm } from '../facts-form';
import { FormDetail } from '../reports';
import { unfilledIn, useReportForms } from '../reports-data';
import { FormList, openerOf } from '../reports-list';
import { MissingFields } from '../reports-missing';

/** What is reported to authorities: the facts, written once, beside the forms and what they miss; a form opens in their place. */
export function ReportsTab({ incident }: { incident: Incident }) {
  const [openId, setOpenId] = useState<string | null>(null);
  const forms = useReportForms(incident.id);
  if (!forms.data) return pending(forms);
  const { items } = forms.data;
  const missing = unfilledIn(items);
  const open = items.find(({ form }) => form.id === openId);
  const close = (): void => {
    if (openId !== null) document.getElementById(openerOf(openId))?.focus();
    setOpenId(null);
  };
  return (
    <div className="mado-cols mado-report">
      <div>
        {/* It stays, so that nothing written is lost while a form is read. */}
        <div hidden={open !== undefined}>
          <FactsForm key={incident.id} incident={incident} missing={missing.map(({ key }) => key)} />
        </div>
        {open !== undefined && <FormDetail key={open.form.id} incident={incident} form={open} onClose={close} />}
      </div>
      <Stack className="mado-report-side">
        <FormList incident={incident} forms={items} openId={openId} onOpen={setOpenId} />
        <MissingFields
          fields={missing}
          onFact={() => {
            setOpenId(null);
          }}
        />
      </Stack>
    </div>
  );
}
