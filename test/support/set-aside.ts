import type { HttpClient } from '#testing';

interface Opened {
  complaint: { text: string };
  assessment: { id: string } | null;
}

/** Officers set a complaint aside one after the other, each citing its beginning, until nobody else is needed. */
export async function setAside(officers: readonly HttpClient[], complaintId: string): Promise<void> {
  for (const officer of officers) {
    const { complaint, assessment } = (await officer.get(`/api/v1/review/${complaintId}`)).as<Opened>();
    const quoted = complaint.text.slice(0, 20);
    const answer = await officer.post(`/api/v1/review/${complaintId}/decision`, {
      decision: 'set_aside',
      reasonCode: 'own-disclosure',
      assessmentId: assessment?.id ?? null,
      citedEvidence: [{ start: 0, end: quoted.length, text: quoted }],
    });
    if (answer.status !== 200) throw new Error(`setting aside was answered ${String(answer.status)}`);
    if (answer.as<{ next: string | null }>().next === null) return;
  }
  throw new Error(`the complaint needs more than ${String(officers.length)} readers`);
}
