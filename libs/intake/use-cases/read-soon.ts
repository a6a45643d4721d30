import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { log } from '#kernel';
import { JobQueue, JobRunner } from '#jobs';
import type { LedgerLine } from '../data/arrival-ledger.js';
import { readJobOf } from '../domain/read-jobs.js';
import { ReadArrival } from './read-arrival.js';

/** Mails read at the same time; their units share commits. */
const AT_ONCE = 8;
/** Whoever brings mail waits while more than this many are unread, so that the door is no faster than the desk. */
const ROOM = 32;
/** The longest (ms) that a bringer is made to wait: the mail is durable, and a mail server has its own patience. */
const LONGEST_WAIT_MS = 5_000;
/** Bytes of waiting mails up to this size are kept in hand; larger ones are read back from their sealed copy. */
const KEPT_BYTES = 64 * 1024;

interface Waiting {
  line: LedgerLine;
  bytes: Buffer | undefined;
}

/**
 * Reads mails at once, in the process that took them, where jobs run: the pending line in the ledger is the order, so no
 * job is written for it. What a crash leaves is found by the sweep of pending lines.
 */
@Injectable()
export class ReadSoon implements BeforeApplicationShutdown {
  private readonly waiting: Waiting[] = [];
  private readonly active = new Set<Promise<void>>();
  private listeners: (() => void)[] = [];
  private stopping = false;

  constructor(
    private readonly runner: JobRunner,
    private readonly jobs: JobQueue,
    private readonly read: ReadArrival,
  ) {}

  /** Whether this process reads what it takes; else a job is needed. */
  get open(): boolean {
    return this.runner.working && !this.stopping;
  }

  /** Whether the arrival is in this process's hands. */
  has(arrivalId: string): boolean {
    return this.waiting.some(({ line }) => line.id === arrivalId) || this.read.isReading(arrivalId);
  }

  /** Puts a mail in line; call it after its line is committed. */
  push(line: LedgerLine, bytes: Buffer): void {
    this.waiting.push({ line, bytes: bytes.length <= KEPT_BYTES ? bytes : undefined });
    this.next();
  }

  /** Resolves when there is room for more, after {@link LONGEST_WAIT_MS} at the latest. */
  async room(): Promise<void> {
    if (this.waiting.length < ROOM) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, LONGEST_WAIT_MS);
      this.listeners.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  /** Resolves when everything that waited when it was called, and what came meanwhile, is read. */
  async settled(): Promise<void> {
    while (this.active.size > 0) await Promise.all(this.active);
  }

  /** What waits stays pending in the ledger and is read after the next start. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.waiting.length = 0;
    this.wake();
    await this.settled();
  }

  private next(): void {
    while (this.active.size < AT_ONCE) {
      const mail = this.waiting.shift();
      if (!mail) return;
      const work = this.readOne(mail).finally(() => {
        this.active.delete(work);
        if (this.waiting.length < ROOM) this.wake();
        this.next();
      });
      this.active.add(work);
    }
  }

  private async readOne({ line, bytes }: Waiting): Promise<void> {
    try {
      await this.read.fresh(line, bytes);
    } catch (error) {
      log.warn({ err: error, arrival: line.id }, 'a mail could not be read at once; its job tries again');
      await this.jobs
        .enqueue(readJobOf('email'), { arrivalId: line.id }, { key: `read:${line.id}` })
        .catch((cause: unknown) => {
          log.error({ err: cause, arrival: line.id }, 'no job could be written; the sweep finds the pending line');
        });
    }
  }

  private wake(): void {
    for (const listener of this.listeners.splice(0)) listener();
  }
}
