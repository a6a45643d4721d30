import { DomainError, type Instant } from '#kernel';

/** What a job carries: identifiers and figures, never content. */
export type JobPayload = Record<string, string | number | boolean | null>;

/** A job that this process has taken; it must be finished, failed or renewed before its lease ends. */
export interface ClaimedJob {
  id: string;
  kind: string;
  payload: JobPayload;
  /** How often the job was taken, this time included. */
  attempts: number;
  /** Taken once more than it may be tried, because its process died each time: it must fail unseen. */
  exhausted: boolean;
}

/** A job that was given up; a person must look. */
export interface DeadJob {
  id: string;
  kind: string;
  attempts: number;
  /** Code of the last failure; never its text. */
  lastError: string | null;
  createdAt: Instant;
}

/** How often, and how fast, a failed job is tried again. */
export interface RetryPolicy {
  /** Tries after the first one. */
  retries: number;
  /** Pause before the second try; it doubles each time. */
  backoffMs: number;
}

export const USUAL_POLICY: RetryPolicy = { retries: 8, backoffMs: 5_000 };
/** How long a taken job may go without a sign of life before another process takes it. */
export const LEASE_MS = 60_000;
const LONGEST_PAUSE_MS = 60 * 60 * 1000;

/** Pause before the next try after `attempts` tries: `backoffMs`, doubling, an hour at most. */
export function pauseAfter(attempts: number, policy: RetryPolicy): number {
  return Math.min(policy.backoffMs * 2 ** Math.max(0, attempts - 1), LONGEST_PAUSE_MS);
}

/** Whether a job that failed at its `attempts`th try is given up. */
export function isSpent(attempts: number, policy: RetryPolicy): boolean {
  return attempts > policy.retries;
}

/** What may be kept of a failure: a code or a class name, no text. */
export function failureCode(error: unknown): string {
  if (error instanceof DomainError) return error.code;
  return error instanceof Error ? error.name : 'unknown';
}
