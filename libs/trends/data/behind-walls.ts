/**
 * What follows a WHERE condition so that a figure does not count what is hidden from whoever asks: a small number tells as
 * much as a line does. Each takes the incidents that are hidden, and is empty when there are none.
 */

/** Without the hidden incidents; the column holds an incident's identifier. */
export function leavingOut(column: string, hidden: readonly string[]): string {
  return without(hidden, (ids) => `${column} NOT IN (${ids})`);
}

/** Without the complaints of hidden incidents; the column holds a complaint's identifier. */
export function withoutTheirs(column: string, hidden: readonly string[]): string {
  return without(hidden, (ids) => `${column} NOT IN (${complaintsOf(ids)})`);
}

/** Incidents without those that had such a complaint ever, or one ever grouped with it: their first sign may be its arrival. */
export function withoutSigns(column: string, hidden: readonly string[]): string {
  const groups = (ids: string) => `SELECT group_id FROM sibling_members WHERE complaint_id IN (${complaintsOf(ids)})`;
  const linked = (ids: string) =>
    `SELECT incident_id FROM incident_complaints WHERE complaint_id IN (${complaintsOf(ids)})
      OR complaint_id IN (SELECT complaint_id FROM sibling_members WHERE group_id IN (${groups(ids)}))`;
  return without(hidden, (ids) => `${column} NOT IN (${linked(ids)})`);
}

/** Leads without those that hold such a complaint. */
export function withoutLeads(hidden: readonly string[]): string {
  return without(hidden, (ids) => `id NOT IN (${leadsOf(ids)})`);
}

/** Without what names a hidden incident by its number, or a lead that holds one of its complaints. */
export function withoutNamed(column: string, hidden: readonly string[]): string {
  return without(
    hidden,
    (ids) =>
      `${column} NOT IN (SELECT number FROM incidents WHERE id IN (${ids})) AND ${column} NOT IN (${leadsOf(ids)})`,
  );
}

function complaintsOf(ids: string): string {
  return `SELECT complaint_id FROM incident_complaints WHERE unlinked_at IS NULL AND incident_id IN (${ids})`;
}

function leadsOf(ids: string): string {
  return `SELECT cluster_id FROM cluster_members WHERE complaint_id IN (${complaintsOf(ids)})`;
}

/** Identifiers are ours and hold letters and digits only. */
function without(hidden: readonly string[], condition: (ids: string) => string): string {
  const ids = hidden.filter((id) => /^[0-9A-Z]{26}$/.test(id));
  return ids.length === 0 ? '' : ` AND ${condition(ids.map((id) => `'${id}'`).join(', '))}`;
}
