import pg from 'pg';
import { log } from '#kernel';
import { query, type UnitOfWork } from '#persistence';
import { LiveBus, type LiveMessage } from './live-bus.js';

const CHANNEL = 'madoguchi_live';
/** Pause (ms) before a lost connection is opened again. */
const RETRY_MS = 2_000;

/**
 * On PostgreSQL by NOTIFY: sent inside the unit, delivered with its commit or not at all, kept nowhere. One connection
 * of this process listens, from the first person on who does.
 */
export class PostgresBus extends LiveBus {
  private heard = false;
  private opening: Promise<boolean> | undefined;
  private client: pg.Client | undefined;
  private retry: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly url: string,
  ) {
    super();
  }

  get isOpen(): boolean {
    return this.heard;
  }

  async publish(message: LiveMessage): Promise<void> {
    await query(this.uow.manager, 'SELECT pg_notify(?, ?)', [CHANNEL, JSON.stringify(message)]);
  }

  async open(): Promise<void> {
    this.opening ??= this.connect();
    await this.opening;
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.retry);
    await this.opening?.catch(() => undefined);
    await this.client?.end().catch(() => undefined);
  }

  /** Whether it is heard from now on. */
  private async connect(): Promise<boolean> {
    if (this.closed) return false;
    const client = new pg.Client({ connectionString: this.url, application_name: 'madoguchi live', keepAlive: true });
    client.on('error', (error) => {
      this.lost(client, error);
    });
    client.on('end', () => {
      this.lost(client, null);
    });
    client.on('notification', ({ payload }) => {
      if (payload !== undefined) this.listener?.hear(JSON.parse(payload) as LiveMessage);
    });
    this.client = client;
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      this.heard = this.client === client;
      return true;
    } catch (error) {
      this.lost(client, error);
      return false;
    }
  }

  /** Whatever was sent meanwhile is not heard any more: those who listen read everything anew. */
  private lost(client: pg.Client, error: unknown): void {
    if (this.client !== client || this.closed) return;
    log.warn({ ...(error === null ? {} : { err: error }) }, 'news of other processes are not heard');
    this.client = undefined;
    this.heard = false;
    void client.end().catch(() => undefined);
    this.retry = setTimeout(() => {
      this.opening = this.connect().then((heard) => {
        if (heard) this.listener?.missed();
        return heard;
      });
    }, RETRY_MS);
    this.retry.unref();
  }
}
