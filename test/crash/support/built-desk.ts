import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot, Settings, type Role } from '#kernel';
import { profile } from '#persistence';
import { freePort, freshDatabase, HttpClient, until, type FreshDatabase } from '#testing';

const PASSWORD = 'kitsune-no-yomeiri-2026';

/** How a built desk is started. */
export interface BuiltDeskOptions {
  /** Further settings, by their environment names. */
  env?: Record<string, string>;
  /** Words before `node`, for example a tracer and its options. */
  under?: readonly string[];
  /** Options of Node itself. */
  nodeOptions?: readonly string[];
}

/** The desk as `npm start` runs it, in a process of its own on data of its own, so that a test may kill it. */
export class BuiltDesk {
  private child: ChildProcess | undefined;
  private worker: ChildProcess | undefined;
  private admin: HttpClient | undefined;

  private constructor(
    private readonly place: FreshDatabase,
    readonly port: number,
    readonly smtpPort: number,
    private readonly options: BuiltDeskOptions,
  ) {}

  /** Makes an empty data folder (and a database of its own on PostgreSQL); starts nothing yet. */
  static async make(options: BuiltDeskOptions = {}): Promise<BuiltDesk> {
    const [port, smtpPort] = await Promise.all([freePort(), freePort()]);
    return new BuiltDesk(await freshDatabase([]), port, smtpPort, options);
  }

  get dataDir(): string {
    return this.place.values.dataDir;
  }

  get settings(): Settings {
    return Settings.from(this.place.values);
  }

  /** Everything that the desk's processes said on stderr, in the data folder, where a secrecy scan looks too. */
  get logFile(): string {
    return join(this.dataDir, 'logs', 'desk.log');
  }

  get pid(): number {
    if (this.child?.pid === undefined) throw new Error('the desk does not run');
    return this.child.pid;
  }

  get running(): boolean {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** What ended the desk, for a message. */
  private get ending(): string {
    return this.child?.signalCode ?? `exit code ${String(this.child?.exitCode)}`;
  }

  /** Starts the desk and waits until it answers. `env` counts for this start only. */
  async start(env: Record<string, string> = {}): Promise<void> {
    this.child = this.spawn('dist/apps/desk/main.js', env);
    await until(
      'the built desk to answer',
      async () => {
        if (!this.running)
          throw new Error(`the desk ended (${this.ending}) before it answered:\n${this.logText().slice(-2000)}`);
        return fetch(`${this.url}/healthz`).then(
          (answer) => answer.ok,
          () => false,
        );
      },
      120_000,
    );
  }

  /** On PostgreSQL, where the desk leaves its jobs to workers, starts one; on SQLite there is nothing to do. */
  startWorker(): void {
    if (profile.manyProcesses) this.worker = this.spawn('dist/apps/worker/main.js', {}, 'worker.log');
  }

  private spawn(program: string, env: Record<string, string>, logName = 'desk.log'): ChildProcess {
    const script = join(projectRoot(), program);
    if (!existsSync(script)) throw new Error('the desk is not built; npm test builds it first');
    mkdirSync(join(this.dataDir, 'logs'), { recursive: true });
    const log = openSync(join(this.dataDir, 'logs', logName), 'a');
    const words = [...(this.options.under ?? []), process.execPath, ...(this.options.nodeOptions ?? []), script];
    const child = spawn(words[0] ?? '', words.slice(1), {
      env: this.environment(env),
      stdio: ['ignore', log, log],
      // A group of its own: helpers of the desk and a tracer above it are killed with it.
      detached: true,
    });
    closeSync(log);
    return child;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  logText(): string {
    return existsSync(this.logFile) ? readFileSync(this.logFile, 'utf8') : '';
  }

  /** A new API token of this role; the first call makes the administrator by the printed one-time link. */
  async token(role: Role): Promise<string> {
    this.admin ??= await this.firstAdmin();
    const made = await this.admin.post('/api/v1/tokens', { name: `${role} of a test`, role });
    if (made.status !== 201) throw new Error(`no token for ${role}: ${String(made.status)}`);
    return made.as<{ token: string }>().token;
  }

  /** A client with a {@link token} of this role. */
  async as(role: Role): Promise<HttpClient> {
    return new HttpClient(this.url).useToken(await this.token(role));
  }

  /** A client signed in as a new person with this role, for what a token may not do; two of one role by their names. */
  async person(role: Role, name: string = role): Promise<HttpClient> {
    this.admin ??= await this.firstAdmin();
    const email = `${name}@example.jp`;
    const made = await this.admin.post('/api/v1/users', { email, name, role, password: PASSWORD });
    if (made.status !== 201) throw new Error(`no user: ${String(made.status)}`);
    return new HttpClient(this.url).signIn(email, PASSWORD);
  }

  /** A client that is nobody yet. */
  visitor(): HttpClient {
    return new HttpClient(this.url);
  }

  /** kill -9, for the desk and its helpers at once, and waits until it is gone. */
  kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  /** kill -9 for whoever runs the jobs: the desk, and its worker where there is one. */
  async killAll(): Promise<void> {
    await Promise.all([this.kill(), endOf(this.worker, 'SIGKILL')]);
  }

  /** Ends the desk in an orderly way. */
  stop(): Promise<void> {
    return this.end('SIGTERM');
  }

  /** Ends what still runs and takes the data away. */
  async remove(): Promise<void> {
    await this.kill();
    await endOf(this.worker, 'SIGKILL');
    await this.place.remove();
  }

  private end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    return endOf(this.child, signal);
  }

  private async firstAdmin(): Promise<HttpClient> {
    const link = await until('the one-time link', () => /setup#token=(\S+)/.exec(this.logText())?.[1]);
    const client = new HttpClient(this.url);
    const given = { token: link, email: 'admin@example.jp', name: 'admin', password: PASSWORD };
    const made = await client.post('/api/v1/setup', given);
    if (made.status !== 201) throw new Error(`the set-up link was refused: ${String(made.status)}`);
    return client.signIn(given.email, PASSWORD);
  }

  private environment(more: Record<string, string>): NodeJS.ProcessEnv {
    const own = Object.entries(process.env).filter(
      ([name]) => !name.startsWith('MADOGUCHI_') && name !== 'NODE_OPTIONS',
    );
    const { databaseUrl } = this.place.values;
    return {
      ...Object.fromEntries(own),
      TZ: 'UTC',
      MADOGUCHI_DATA_DIR: this.dataDir,
      MADOGUCHI_PORT: String(this.port),
      MADOGUCHI_SMTP_LISTEN_PORT: String(this.smtpPort),
      MADOGUCHI_LOG_LEVEL: 'info',
      ...(databaseUrl === null ? {} : { MADOGUCHI_DATABASE_URL: databaseUrl }),
      ...this.options.env,
      ...more,
    };
  }
}

async function endOf(child: ChildProcess | undefined, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  // SIGTERM goes to the desk alone, SIGKILL to its whole group.
  if (signal === 'SIGKILL') process.kill(-child.pid, signal);
  else child.kill(signal);
  await gone;
}
