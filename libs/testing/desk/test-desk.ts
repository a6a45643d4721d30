import type { AddressInfo } from 'node:net';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Settings, systemActor, type Clock, type Role, type SettingValues } from '#kernel';
import { freshDatabase } from '../database/test-database.js';
import { FakeClock } from '../fake-clock.js';
import { HttpClient } from './http-client.js';

/** What a test may choose about its desk. */
export interface DeskOptions<C extends Clock = FakeClock> {
  /** A {@link FakeClock} at 2026-11-25 10:00 in Tokyo unless said otherwise. */
  clock?: C;
  settings?: Partial<SettingValues>;
  /** Starts on a database without tables, as a new desk does; others start on a copy of a migrated one. */
  empty?: boolean;
  /** Fills the data before the desk opens it. */
  before?: (settings: Settings) => Promise<unknown>;
}

/** A person who can sign in. */
export interface TestUser {
  id: string;
  email: string;
  password: string;
  role: Role;
}

/** The real desk on a port of its own, with a data folder and a database of its own. */
export interface TestDesk<C extends Clock = FakeClock> {
  readonly url: string;
  readonly clock: C;
  readonly settings: Settings;
  readonly app: NestFastifyApplication;
  /** A provider of the running desk. */
  get<T>(type: Type<T> | (abstract new (...args: never[]) => T)): T;
  /** A client that is not signed in. */
  client(): HttpClient;
  /** Adds a user with this role. */
  addUser(role: Role): Promise<TestUser>;
  /** A client signed in as a new user with this role. */
  as(role: Role): Promise<HttpClient>;
  /** Stops the desk and starts it again on the same data, as after a power cut that it survived. */
  restart(): Promise<void>;
  /** Stops the desk and takes its data away. */
  close(): Promise<void>;
}

const PASSWORD = 'kitsune-no-yomeiri-2026';

/** Starts the desk that `apps/desk` makes, on the database of this test run. */
export async function startDesk<C extends Clock = FakeClock>(options: DeskOptions<C> = {}): Promise<TestDesk<C>> {
  const { SCHEMAS } = await import('#assembly');
  const place = await freshDatabase(options.empty === true ? [] : SCHEMAS);
  // What a reader is shown must not hang on chance, but where a test is about that.
  const settings = Settings.from({
    ...place.values,
    port: 0,
    reviewBlindPercent: 0,
    setAside: 'allow',
    // A campaign starts at once, but where a test is about taking it back.
    undoSeconds: 0,
    ...options.settings,
  });
  const clock = options.clock ?? (new FakeClock('2026-11-25T10:00:00+09:00') as Clock as C);
  await options.before?.(settings);
  let app = await boot(settings, clock);
  let users = 0;
  const desk: TestDesk<C> = {
    get url() {
      return urlOf(app);
    },
    get app() {
      return app;
    },
    clock,
    settings,
    get: (type) => app.get(type, { strict: false }),
    client: () => new HttpClient(urlOf(app)),
    addUser: async (role) => {
      // Loaded when needed: most specs that use libs/testing start no desk.
      const { AddUser } = await import('#access');
      users += 1;
      const given = { email: `${role}-${users}@example.jp`, name: `${role} ${users}`, role, password: PASSWORD };
      const { user } = await desk.get(AddUser).execute({ ...given, anyPassword: true }, systemActor('test'));
      return { id: user.id, email: given.email, password: PASSWORD, role };
    },
    as: async (role) => {
      const user = await desk.addUser(role);
      return desk.client().signIn(user.email, user.password);
    },
    restart: async () => {
      await app.close();
      app = await boot(settings, clock);
    },
    close: async () => {
      await app.close();
      await place.remove();
    },
  };
  return desk;
}

async function boot(settings: Settings, clock: Clock): Promise<NestFastifyApplication> {
  const { createDesk } = await import('../../../apps/desk/create-desk.js');
  const app = await createDesk({ settings, clock });
  await app.listen(0, '127.0.0.1');
  return app;
}

function urlOf(app: NestFastifyApplication): string {
  const { port } = app.getHttpServer().address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}
