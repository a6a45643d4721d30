import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { SweepClocks, type IncidentView, type ObligationView, type StageView } from '#incidents';
import { readLetter, ReaderProcess } from '#intake';
import type { Role } from '#kernel';
import {
  startDesk,
  temporaryFolder,
  type Answer,
  type HttpClient,
  type TemporaryFolder,
  type TestDesk,
  type TestUser,
} from '#testing';
import { handOver, ledgerLines, mail, runJobs } from '../intake/doors.js';

/** A version of a report as the desk answers it. */
export interface ReportVersion {
  id: string;
  bindingHash: string;
  state: string;
  report: { missing: { key: string }[] };
}

export const OPERATOR = {
  companyName: '架空電信株式会社',
  registrationNo: '架空第1号',
  headOfficePrefecture: '東京都',
  companyAddress: '〒100-0000 東京都架空区一丁目1番1号',
  representativeName: '代表取締役 架空 一郎',
  registrationDate: '2004年4月1日',
  contactLine: '通信の秘密 担当 電話 03-0000-0000',
};

const PEOPLE = { agent: 'agent', officer: 'compliance', colleague: 'compliance', manager: 'manager' } as const;
type Person = keyof typeof PEOPLE;

/** Art. 28: the regime that every case is about. */
export const ART28 = 'jp-telecom-art28-i';
export const APPI = 'jp-appi-26';

/** A public case played again at a desk whose clock stands at the moments of the case. All words and names are invented. */
export class Replay {
  incidentId = '';
  private readonly signedIn = new Map<Person, { at: number; client: HttpClient }>();
  private readonly reader: ReaderProcess;

  private constructor(
    readonly desk: TestDesk,
    private readonly users: Record<Person, TestUser>,
    private readonly folder: TemporaryFolder,
  ) {
    this.reader = new ReaderProcess({ cacheDir: join(folder.path, 'reader') });
  }

  /** Opens the desk at the moment at which the case begins. */
  static async begin(at: string): Promise<Replay> {
    const desk = await startDesk({ settings: { ...OPERATOR, smtpListenPort: 0 } });
    desk.clock.set(at);
    const users = {} as Record<Person, TestUser>;
    for (const [person, role] of Object.entries(PEOPLE) as [Person, Role][]) users[person] = await desk.addUser(role);
    return new Replay(desk, users, temporaryFolder());
  }

  async close(): Promise<void> {
    await this.reader.close();
    await this.desk.close();
    this.folder.remove();
  }

  /** The clock moves to this moment. */
  at(moment: string): void {
    this.desk.clock.set(moment);
  }

  /** Somebody at the desk: sessions end while time passes, so they sign in anew. */
  async as(person: Person): Promise<HttpClient> {
    const now = this.desk.clock.now().getTime();
    const known = this.signedIn.get(person);
    if (known?.at === now) return known.client;
    const { email, password } = this.users[person];
    const client = await this.desk.client().signIn(email, password);
    this.signedIn.set(person, { at: now, client });
    return client;
  }

  /** A call that is logged as it comes. */
  async call(text: string): Promise<string> {
    const receivedAt = this.desk.clock.now().toISOString();
    const logged = await (await this.as('agent')).post('/api/v1/complaints', { channel: 'phone', text, receivedAt });
    expect(logged.status).toBe(201);
    return logged.as<{ id: string }>().id;
  }

  /** A mail that comes by SMTP. */
  async mail(from: string, subject: string, body: string): Promise<string> {
    const raw = mail(
      {
        From: from,
        To: 'desk@example.jp',
        Subject: `=?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
        'Message-ID': `<${String(this.desk.clock.now().getTime())}.${from}>`,
        'MIME-Version': '1.0',
        'Content-Type': 'text/plain; charset=utf-8',
        'Content-Transfer-Encoding': 'base64',
      },
      Buffer.from(body).toString('base64'),
    );
    expect(await handOver(this.desk, { from, to: 'desk@example.jp', raw })).toMatch(/^250 /);
    await runJobs(this.desk);
    return (await ledgerLines(await this.as('officer')))[0]?.complaintId ?? '';
  }

  /** Complaints that wait for a reading, oldest first. */
  async queue(): Promise<string[]> {
    const answer = await (await this.as('officer')).get('/api/v1/review/queue');
    return answer.as<{ items: { complaintId: string }[] }>().items.map((item) => item.complaintId);
  }

  /** The officer opens a complaint and takes it for a suspicion; the first one makes the incident. */
  async suspect(complaintId: string, more: object = {}): Promise<void> {
    const officer = await this.as('officer');
    await officer.get(`/api/v1/review/${complaintId}`);
    const joined = this.incidentId === '' ? {} : { incidentId: this.incidentId };
    const decision = { decision: 'suspected', reasonCode: 'leak-suspected', ...joined, ...more };
    const decided = await officer.post(`/api/v1/review/${complaintId}/decision`, decision);
    expect([decided.status, decided.body]).toEqual([200, expect.anything()]);
    this.incidentId = decided.as<{ incidentId: string }>().incidentId;
  }

  async incident(): Promise<IncidentView> {
    return (await (await this.as('officer')).get(`/api/v1/incidents/${this.incidentId}`)).as<IncidentView>();
  }

  /** Something that the officer does to the incident. */
  async act(method: 'POST' | 'PUT', path: string, body: object): Promise<Answer> {
    return (await this.as('officer')).send(method, `/api/v1/incidents/${this.incidentId}/${path}`, { body });
  }

  async facts(facts: Record<string, string>): Promise<void> {
    const { version } = await this.incident();
    const saved = await this.act('PUT', 'facts', { version, facts });
    expect([saved.status, saved.body]).toEqual([200, expect.anything()]);
  }

  /** Obligations of a regime as the board shows them now, by recipient. */
  async duty(regimeId: string, recipientId = 'regional-bureau'): Promise<ObligationView> {
    const found = (await this.incident()).obligations.find(
      (each) => each.regimeId === regimeId && each.recipientId === recipientId,
    );
    if (!found) throw new Error(`no obligation under ${regimeId} towards ${recipientId}`);
    return found;
  }

  async stage(regimeId: string, stage: string): Promise<StageView> {
    const { stages } = await this.duty(regimeId);
    const found = stages.find((each) => each.stage === stage);
    if (!found) throw new Error(`${regimeId} has no stage ${stage}`);
    return found;
  }

  async decide(regimeId: string, decision: string, why: string, recipientId?: string): Promise<void> {
    const { id } = await this.duty(regimeId, recipientId);
    expect((await this.act('POST', `obligations/${id}/decision`, { decision, why })).status).toBe(200);
  }

  /** The clocks are looked at, as the desk does every minute. */
  sweep(): Promise<number> {
    return this.desk.get(SweepClocks).execute();
  }

  /** Fixes a report, has it approved by two and hands it in now; answers the version and its PDF's words without blanks. */
  async report(form: string): Promise<{ version: ReportVersion; pdf: Buffer; words: string }> {
    const at = `/api/v1/incidents/${this.incidentId}/reports`;
    const made = await this.act('POST', 'reports', { form, kind: 'original' });
    expect([made.status, made.body]).toEqual([201, expect.anything()]);
    const version = made.as<ReportVersion>();
    const { id, bindingHash } = version;
    for (const person of ['colleague', 'manager'] as const) {
      expect((await (await this.as(person)).post(`${at}/${id}/approvals`, { bindingHash })).status).toBe(200);
    }
    const reportedAt = this.desk.clock.now().toISOString();
    const how = { reportedAt, means: 'email', recipient: '関東総合通信局' };
    const handedIn = await this.act('POST', `reports/${id}/submission`, how);
    expect([handedIn.status, handedIn.body]).toEqual([200, expect.anything()]);
    const pdf = (await (await this.as('officer')).get(`${at}/${id}/file?format=pdf`)).bytes;
    const words = (await readLetter(pdf, { process: this.reader })).text.replace(/\s/g, '');
    return { version, pdf, words };
  }
}

/** A text as {@link Replay.report} gives the words of a PDF. */
export function unspaced(text: string): string {
  return text.replace(/\s/g, '');
}

/** Keeps a paper for people to look at, when they say where: `MADOGUCHI_TEST_PAPERS`. */
export function keep(pdf: Buffer, name: string): void {
  const folder = process.env['MADOGUCHI_TEST_PAPERS'];
  if (folder !== undefined) writeFileSync(join(folder, name), pdf);
}
