import type { INestApplicationContext } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { systemActor, toInstant, type Actor } from '#kernel';
import { ComplaintReader, HandleComplaint } from '#complaints';
import { SubmitComplaint, SubmitWebForm, TakeFile } from '#intake';
import { DecideSignals, OpenForReview } from '#triage';
import type { DemoClock } from './demo-clock.js';
import type { DemoIncidents } from './demo-incidents.js';
import type { DemoReaders } from './demo-readers.js';
import type { DemoStep } from './demo-step.js';
import { demoContact, type DemoText } from './demo-texts.js';
import type { Random } from './random.js';

const HOUR = 3_600_000;
/** How long (ms) the story waits for a mail to be read: it goes on with what was read, on a slow machine too. */
const PATIENCE_MS = 600_000;

/** People of the demo who act. */
export interface DemoPeople {
  agent: Actor;
  /** Agents who take calls and answer in turn. */
  agents: readonly Actor[];
  compliance: Actor;
  /** Reads what one officer alone may not set aside. */
  second: Actor;
}

/** Plays complaints through the real use cases, each at its moment. */
export class DemoDesk {
  readonly steps: DemoStep[] = [];
  /** Counts whose turn it is. */
  private turn = 0;

  constructor(
    private readonly context: INestApplicationContext,
    private readonly clock: DemoClock,
    private readonly random: Random,
    private readonly people: DemoPeople,
    private readonly end: Date,
    private readonly story: { incidents: DemoIncidents; readers: DemoReaders },
  ) {}

  /** Runs every step in the order of time, also those that steps add, up to the end of the story. */
  async play(): Promise<void> {
    this.sort();
    for (let step = this.steps.shift(); step !== undefined; step = this.steps.shift()) {
      if (step.at > this.end) return;
      this.clock.moveTo(step.at);
      await step.run();
      this.sort();
    }
  }

  /** Plans a complaint and what follows from it. */
  plan(text: DemoText, at: Date): void {
    this.steps.push({ at, run: () => this.receive(text, at) });
  }

  /** Plans what happens every day. */
  planDays(from: Date): void {
    const add = (step: DemoStep): void => {
      this.steps.push(step);
    };
    this.steps.push(...this.story.readers.days(from, this.end, add));
  }

  private nextAgent(): Actor {
    const { agent, agents } = this.people;
    this.turn += 1;
    return agents[this.turn % agents.length] ?? agent;
  }

  private sort(): void {
    this.steps.sort((a, b) => a.at.getTime() - b.at.getTime());
  }

  private later(from: Date, minHours: number, maxHours: number, run: () => Promise<void>): void {
    this.steps.push({
      at: new Date(from.getTime() + this.random.between(minHours * 60, maxHours * 60) * (HOUR / 60)),
      run,
    });
  }

  private async receive(text: DemoText, at: Date): Promise<void> {
    const agent = this.nextAgent();
    const item = await this.submit(text, at, agent);
    const id = item.complaintId;
    if (id === null) return;
    this.story.readers.note(id, text);
    const { compliance } = this.people;
    const handle = this.context.get(HandleComplaint, { strict: false });
    const acknowledge = (): Promise<void> => handle.markAcknowledged(id, toInstant(this.clock.now()), text.channel);
    if (text.channel === 'phone') await acknowledge();
    else this.later(at, 1, 20, acknowledge);
    if (item.flagged) {
      this.later(at, 2, 30, () => this.review(id, text, compliance));
      return;
    }
    this.later(at, 21, 90, async () => {
      await handle.reply(id, { channel: text.channel === 'web' ? 'email' : text.channel, text: REPLY }, agent);
    });
    this.later(at, 96, 200, () => this.close(id, agent));
  }

  private async close(id: string, actor: Actor): Promise<void> {
    if (this.story.readers.hasSuspected(id)) return;
    const secrecy = { involved: false, reason: '内容を確認し、通信の秘密に関わる申出ではないと判断した。' };
    await this.context
      .get(HandleComplaint, { strict: false })
      .execute(id, { to: 'closed', outcome: 'explained', secrecy }, actor);
  }

  private async review(id: string, text: DemoText, actor: Actor): Promise<void> {
    const decide = this.context.get(DecideSignals, { strict: false });
    if (text.leak_signal) {
      const sheet = {
        decision: 'suspected',
        reasonCode: 'leak-suspected',
        note: '他人の通信に関する情報に触れた可能性がある。',
      } as const;
      await this.context.get(OpenForReview, { strict: false }).execute(id, actor);
      const { incidentId } = await decide.execute(id, sheet, actor);
      if (incidentId !== null) this.steps.push(...this.story.incidents.stepsFor(id, incidentId, this.clock.now()));
      return;
    }
    await this.setAside(id, actor);
  }

  /** With a quoted stretch, and by a second officer where one alone may not. */
  private async setAside(id: string, actor: Actor): Promise<void> {
    const { text } = await this.context.get(ComplaintReader, { strict: false }).forEngine(id);
    const [quoted = text] = /^.{1,60}/su.exec(text) ?? [];
    const citedEvidence = [{ start: 0, end: quoted.length, text: quoted }];
    const sheet = {
      decision: 'set_aside',
      reasonCode: 'no-communication',
      note: '記録を確認した。',
      citedEvidence,
    } as const;
    await this.context.get(OpenForReview, { strict: false }).execute(id, actor);
    const { next } = await this.context.get(DecideSignals, { strict: false }).execute(id, sheet, actor);
    if (next === 'second-person') this.later(this.clock.now(), 1, 20, () => this.setAside(id, this.people.second));
    else this.later(this.clock.now(), 20, 90, () => this.close(id, this.people.agent));
  }

  private async submit(
    text: DemoText,
    at: Date,
    agent: Actor,
  ): Promise<{ complaintId: string | null; flagged: boolean }> {
    const contact = demoContact(this.random, text.channel);
    const receivedAt = toInstant(at);
    if (text.channel === 'email') {
      const bytes = await demoMail(text.text, contact.name ?? '', contact.email ?? 'person@example.jp', at, text.id);
      const file = {
        channel: 'email',
        bytes,
        fileName: `${text.id}.eml`,
        mediaType: 'message/rfc822',
        source: 'cli',
        receivedAt,
      } as const;
      const item = await this.context.get(TakeFile, { strict: false }).execute(file, systemActor('demo'), PATIENCE_MS);
      return { complaintId: item.complaintId, flagged: item.assessment?.flagged ?? false };
    }
    if (text.channel === 'web') {
      const post = { text: text.text, contact, language: text.lang, formId: text.id };
      const item = await this.context.get(SubmitWebForm, { strict: false }).execute(post);
      return { complaintId: item.complaintId, flagged: item.assessment?.flagged ?? false };
    }
    const note = { channel: text.channel, text: text.text, contact, language: text.lang, receivedAt };
    const item = await this.context.get(SubmitComplaint, { strict: false }).execute(
      note,
      {
        bytes: Buffer.from(JSON.stringify(note)),
        mediaType: 'application/json',
        source: 'demo',
        idempotencyKey: text.id,
        giveSecret: false,
      },
      agent,
    );
    return { complaintId: item.complaintId, flagged: item.assessment?.flagged ?? false };
  }
}

const REPLY = 'お申し出の件を確認し、経緯と今後の対応をご説明しました。ご不便をおかけしたことをお詫びしました。';

/** A real mail, as a mail program would write it. */
async function demoMail(text: string, name: string, address: string, at: Date, id: string): Promise<Buffer> {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const mail = await transport.sendMail({
    from: { name, address },
    to: 'desk@example.jp',
    subject: 'お問い合わせ',
    text,
    date: at,
    messageId: `<demo-${id}@example.jp>`,
  });
  return mail.message as Buffer;
}
