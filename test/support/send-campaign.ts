import { JobRunner } from '#jobs';
import type { HttpClient, TestDesk } from '#testing';

interface Progress {
  state: string;
  hold: 'release' | 'canary-failed' | null;
}

/** Starts an approved campaign and lets its trial run go on until its messages went out to everybody. */
export async function sendCampaign(desk: TestDesk, officer: HttpClient, campaignId: string): Promise<void> {
  const at = `/api/v1/campaigns/${campaignId}`;
  const started = await officer.post(`${at}/start`);
  if (started.status !== 204) throw new Error(`not started: ${JSON.stringify(started.body)}`);
  for (;;) {
    await desk.get(JobRunner).runDue();
    const { hold } = (await officer.get(`${at}/progress`)).as<Progress>();
    if (hold === null) return;
    const despite = hold === 'release' ? {} : { despite: 'person-unreachable' };
    const released = await officer.post(`${at}/release`, despite);
    if (released.status !== 204) throw new Error(`not released: ${JSON.stringify(released.body)}`);
  }
}
