import { randomBytes } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { Settings, systemActor, SystemClock, toInstant, type Actor, type Role } from '#kernel';
import { AddUser, UserRows } from '#access';
import { RebuildIndex } from '#search';
import { openContext } from '../context.js';
import { say } from '../output.js';
import { DemoCluster } from './demo-cluster.js';
import { DemoClock } from './demo-clock.js';
import { DemoDesk } from './demo-desk.js';
import { DemoIncidents } from './demo-incidents.js';
import { DemoReaders } from './demo-readers.js';
import { DemoIntake } from './demo-intake.js';
import { demoTexts, type DemoText } from './demo-texts.js';
import { Random } from './random.js';

const DAY = 86_400_000;
const DEMO = systemActor('demo');

/** How large and how long the demo is. */
export interface DemoSize {
  complaints: number;
  months: number;
  seed: number;
  /** When the story ends; now unless said. */
  until?: Date;
  /** Whether scans and mails come through the readers at its end; that costs seconds of OCR. */
  scans?: boolean;
}

/** An account of the demo. */
export interface DemoAccount {
  email: string;
  role: Role;
  name: string;
  password: string;
}

/** Two managers, because approvals take two people; three compliance officers, because two readers may disagree. */
const PEOPLE: readonly [string, Role, string][] = [
  ['agent@example.jp', 'agent', '青木 あおい'],
  ['agent2@example.jp', 'agent', '西田 はると'],
  ['agent3@example.jp', 'agent', '三浦 みお'],
  ['supervisor@example.jp', 'supervisor', '松井 まさる'],
  ['supervisor2@example.jp', 'supervisor', '千葉 ちひろ'],
  ['compliance@example.jp', 'compliance', '佐倉 さくら'],
  ['compliance2@example.jp', 'compliance', '和泉 いずみ'],
  ['compliance3@example.jp', 'compliance', '南 みなと'],
  ['manager@example.jp', 'manager', '竹内 たける'],
  ['manager2@example.jp', 'manager', '緑川 みどり'],
  ['auditor@example.jp', 'auditor', '広瀬 ひろし'],
  ['admin@example.jp', 'admin', '空野 そら'],
];

/** Who answers to whom: two teams. */
const TEAMS: readonly [string, string][] = [
  ['agent@example.jp', 'supervisor@example.jp'],
  ['agent2@example.jp', 'supervisor@example.jp'],
  ['agent3@example.jp', 'supervisor2@example.jp'],
];

/** Loads the demo through the real channels; answers its accounts. Needs an empty desk. */
export async function loadDemo(settings: Settings, size: DemoSize): Promise<DemoAccount[]> {
  const end = size.until ?? new SystemClock().now();
  const clock = new DemoClock(new Date(end.getTime() - size.months * 30.4 * DAY - DAY));
  // One mail after another: what comes back, and what the desk writes down of it, has the same order on every machine.
  const context = await openContext(Settings.from({ ...settings, mailConnections: 1 }), clock);
  try {
    const accounts = await addPeople(context, settings);
    const person = async (email: string): Promise<Actor> => userActor(context, email);
    const random = new Random(size.seed);
    for (const [member, lead] of TEAMS) await joinTeam(context, await person(member), await person(lead));
    const people = {
      agent: await person('agent@example.jp'),
      agents: await Promise.all(TEAMS.map(([member]) => person(member))),
      compliance: await person('compliance@example.jp'),
      second: await person('compliance2@example.jp'),
    };
    const incidents = new DemoIncidents(context, clock, {
      officer: people.compliance,
      second: people.second,
      manager: await person('manager@example.jp'),
      secondManager: await person('manager2@example.jp'),
    });
    const officers = [people.second, await person('compliance3@example.jp'), people.compliance];
    const readers = new DemoReaders(context, clock, random, officers, incidents);
    const desk = new DemoDesk(context, clock, random, people, end, { incidents, readers });
    const start = end.getTime() - size.months * 30.4 * DAY;
    const texts = chooseTexts(random, size.complaints);
    texts.forEach((text, n) => {
      desk.plan(
        text,
        businessMoment(random, new Date(start + ((n + random.next()) / texts.length) * (end.getTime() - start))),
      );
    });
    desk.planDays(new Date(start));
    say(`Loading the demo: ${String(texts.length)} complaints over ${String(size.months)} months …`);
    await desk.play();
    clock.moveTo(new Date(end.getTime() - 60_000));
    const intake = new DemoIntake(context, toInstant(end));
    await intake.registers(await person('supervisor@example.jp'));
    await intake.promisedCalls(people.agent);
    await intake.formWithFiles();
    const cluster = new DemoCluster(context, toInstant(end));
    await cluster.calls(people.agents);
    if (size.scans ?? true) await intake.scans();
    await cluster.look();
    // What the desk enters bit by bit while it runs: the first search of the demo finds everything.
    await context.get(RebuildIndex, { strict: false }).execute();
    return accounts;
  } finally {
    await context.close();
  }
}

async function addPeople(context: INestApplicationContext, settings: Settings): Promise<DemoAccount[]> {
  const add = context.get(AddUser, { strict: false });
  const accounts: DemoAccount[] = [];
  for (const [email, role, name] of PEOPLE) {
    const password = settings.demoPassword ?? randomBytes(9).toString('base64url');
    await add.execute({ email, role, name, password, anyPassword: true }, DEMO);
    accounts.push({ email, role, name, password });
  }
  return accounts;
}

async function joinTeam(context: INestApplicationContext, member: Actor, lead: Actor): Promise<void> {
  await context.get(UserRows, { strict: false }).change(member.id, { supervisorId: lead.id });
}

async function userActor(context: INestApplicationContext, email: string): Promise<Actor> {
  const user = await context.get(UserRows, { strict: false }).byEmail(email);
  if (!user) throw new Error('a demo account is missing');
  return { kind: 'user', id: user.id, role: user.role };
}

/** One signal in about thirty, at least nine, evenly spread; everything else is a desk's ordinary day. */
function chooseTexts(random: Random, count: number): DemoText[] {
  const all = random.shuffled(demoTexts());
  const signals = all.filter((text) => text.leak_signal).slice(0, Math.max(9, Math.round(count / 30)));
  const chosen = all.filter((text) => !text.leak_signal).slice(0, Math.max(0, count - signals.length));
  const gap = (chosen.length + signals.length) / signals.length;
  signals.forEach((signal, n) => chosen.splice(Math.floor((n + 0.5) * gap), 0, signal));
  return chosen;
}

/** Moves a moment into the desk's hours, 9 to 18 in Tokyo. */
function businessMoment(random: Random, at: Date): Date {
  const day = Math.floor(at.getTime() / DAY) * DAY;
  return new Date(Math.min(day + random.between(0, 9 * 60) * 60_000, at.getTime()));
}
