import { rename, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import nodemailer from 'nodemailer';
import { SmtpListener } from '#intake';
import { JobRunner } from '#jobs';
import type { HttpClient, TestDesk } from '#testing';

/** A mail as a mail server hands it over. */
export interface Handover {
  /** Envelope sender; empty for machine mail. */
  from: string;
  to: string;
  raw: Buffer | string;
}

/** One line of the ledger, as `GET /api/v1/arrivals` answers it. */
export interface LedgerLine {
  id: string;
  channel: string;
  outcome: string;
  parkedReason: string | null;
  complaintId: string | null;
  repeatOf: string | null;
  receivedAt: string;
  sha256: string;
  size: number;
  mediaType: string;
  humanMustRead: boolean;
  warnings: string[];
}

/** What `GET /api/v1/ledger/balance` answers. */
export interface Balance {
  totals: Record<'received' | 'complaint' | 'reply' | 'parked' | 'repeat' | 'pending', number>;
  faults: Record<string, number>;
  balanced: boolean;
}

/** Hands a mail to the desk's listener as another mail server does; answers the reply line, fails with `responseCode`. */
export async function handOver(desk: TestDesk, { from, to, raw }: Handover): Promise<string> {
  const port = desk.get(SmtpListener).ports[0] ?? 0;
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port, ignoreTLS: true, name: 'mx.example.net' });
  try {
    const sent = await transport.sendMail({ envelope: { from, to: [to] }, raw });
    return sent.response;
  } finally {
    transport.close();
  }
}

/** Puts a file into a watched folder as a gateway does: under another name first, then renamed. */
export async function dropFile(folder: string, name: string, bytes: Buffer, writtenAt: Date): Promise<void> {
  const half = join(folder, `${name}.part`);
  await writeFile(half, bytes);
  await utimes(half, writtenAt, writtenAt);
  await rename(half, join(folder, name));
}

/** Runs every job that is due, to the end. */
export async function runJobs(desk: TestDesk): Promise<void> {
  await desk.get(JobRunner).runDue();
}

/** The newest ledger lines, newest first. */
export async function ledgerLines(reader: HttpClient, query = ''): Promise<LedgerLine[]> {
  const answer = await reader.get(`/api/v1/arrivals?limit=100${query}`);
  return answer.as<{ items: LedgerLine[] }>().items;
}

/** The ledger's balance of the last month. */
export async function balance(reader: HttpClient): Promise<Balance> {
  return (await reader.get('/api/v1/ledger/balance')).as<Balance>();
}

/** A mail of headers and a body, with the line ends that mail has. */
export function mail(headers: Record<string, string>, body: string): string {
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return `${head.join('\r\n')}\r\n\r\n${body.replace(/\r?\n/g, '\r\n')}\r\n`;
}
