/** The fields of a complaint that can be corrected, as form values. */
export interface Editable {
  text: string;
  subject: string;
  category: string;
  severity: string;
  name: string;
  phone: string;
  email: string;
  address: string;
  /** Ways not to be reached by, in the order of the form, parted by blanks. */
  doNot: string;
  /** 'yes' once a person has read what no reader could. */
  wasRead: '' | 'yes';
}

interface ProblemLike {
  status: number;
  body: Record<string, unknown>;
}

/** What the desk now holds when a save came too late; null when the problem is another one. */
export function conflictOf(problem: ProblemLike): { currentVersion: number; currentText: string } | null {
  if (problem.status !== 409) return null;
  const holder = isRecord(problem.body['data']) ? problem.body['data'] : problem.body;
  const current = holder['current'];
  if (!isRecord(current) || typeof current['version'] !== 'number') return null;
  return {
    currentVersion: current['version'],
    currentText: typeof current['text'] === 'string' ? current['text'] : '',
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
