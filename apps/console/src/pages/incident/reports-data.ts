import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client';
import type { Incident } from '../../api/incident-types';
import type { ReportForm } from '../../api/report-types';

/** The forms of an incident with their versions, and what each would say now. */
export function useReportForms(incidentId: string) {
  return useQuery({
    queryKey: ['incident', incidentId, 'reports'],
    queryFn: () => api<{ items: ReportForm[] }>(`/incidents/${incidentId}/reports`),
  });
}

/** A field that is missing, in how many forms. */
export interface Unfilled {
  key: string;
  ja: string;
  en: string;
  forms: number;
}

/** What the forms miss, each field once, those that most of them need first. */
export function unfilledIn(forms: readonly Pick<ReportForm, 'missing'>[]): Unfilled[] {
  const found = new Map<string, Unfilled>();
  for (const { key, ja, en } of forms.flatMap(({ missing }) => missing)) {
    found.set(key, { key, ja, en, forms: (found.get(key)?.forms ?? 0) + 1 });
  }
  return [...found.values()].sort((a, b) => b.forms - a.forms);
}

/** The clock by which a form is due: of those that ask for it the first that is not reported, or else the last. */
export function clockOf(incident: Pick<Incident, 'obligations'>, formId: string) {
  const stages = incident.obligations
    .filter(({ decision }) => decision !== 'does_not')
    .flatMap((obligation) => obligation.stages)
    .filter(({ form }) => form === formId);
  return stages.find(({ reportedAt }) => reportedAt === null) ?? stages.at(-1);
}
