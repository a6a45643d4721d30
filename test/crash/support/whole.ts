import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource, type EntityManager } from 'typeorm';
import type { Settings } from '#kernel';
import { profile, query, readerOptions } from '#persistence';

/** Opens the desk's database beside the running desk, for reading only. */
export async function openReader(settings: Settings): Promise<DataSource> {
  return new DataSource(readerOptions(settings, [])).initialize();
}

/** Statements that must each find nothing: rows that a crash left half there. */
const HALVES: Record<string, string> = {
  'complaint without its arrival': `SELECT c.id FROM complaints c LEFT JOIN arrivals a
     ON a.id = c.arrival_id AND a.complaint_id = c.id AND a.outcome = 'complaint' WHERE a.id IS NULL`,
  'complaint without assessment': `SELECT c.id FROM complaints c LEFT JOIN assessments s ON s.complaint_id = c.id
     WHERE s.id IS NULL`,
  'flagged complaint without signal': `SELECT c.id FROM complaints c LEFT JOIN signals s ON s.complaint_id = c.id
     WHERE c.flagged AND s.id IS NULL`,
  'complaint without key': `SELECT c.id FROM complaints c LEFT JOIN data_keys k ON k.id = c.key_id
     WHERE k.wrapped IS NULL`,
  'complaint without its line in the audit log': `SELECT c.id FROM complaints c LEFT JOIN audit_entries e
     ON e.object = 'complaint:' || c.id AND e.action = 'complaint.registered' WHERE e.seq IS NULL`,
  'audit line of a complaint that is not there': `SELECT e.object FROM audit_entries e LEFT JOIN complaints c
     ON e.object = 'complaint:' || c.id WHERE e.action = 'complaint.registered' AND c.id IS NULL`,
  'arrival settled as a case that is not there': `SELECT a.id FROM arrivals a LEFT JOIN complaints c
     ON c.id = a.complaint_id WHERE a.outcome IN ('complaint', 'reply') AND c.id IS NULL`,
  'arrival without original': `SELECT a.id FROM arrivals a LEFT JOIN sealed_originals o ON o.id = a.original_id
     WHERE o.id IS NULL`,
  'arrival without key': `SELECT a.id FROM arrivals a LEFT JOIN data_keys k ON k.id = a.key_id WHERE k.wrapped IS NULL`,
  'original without arrival': `SELECT o.id FROM sealed_originals o LEFT JOIN arrivals a ON a.original_id = o.id
     WHERE a.id IS NULL`,
  'original neither in its row nor in a file': `SELECT id FROM sealed_originals
     WHERE (inline IS NULL) = (blob_path IS NULL)`,
  'key that nothing is sealed with': `SELECT k.id FROM data_keys k LEFT JOIN arrivals a ON a.key_id = k.id
     WHERE k.scope = 'complaint' AND a.id IS NULL`,
  'assessment without complaint': `SELECT s.id FROM assessments s LEFT JOIN complaints c ON c.id = s.complaint_id
     WHERE c.id IS NULL`,
  'signal without complaint': `SELECT s.id FROM signals s LEFT JOIN complaints c ON c.id = s.complaint_id
     WHERE c.id IS NULL`,
  'acknowledgement without complaint': `SELECT m.id FROM acknowledgement_mails m
     LEFT JOIN complaints c ON c.id = m.complaint_id WHERE c.id IS NULL`,
};

/** Everything that is half there, in words; empty when the data is whole. */
export async function whatIsHalfThere(reads: EntityManager, settings: Settings): Promise<string[]> {
  const found: string[] = [];
  for (const [what, sql] of Object.entries(HALVES)) {
    for (const row of await query<object>(reads, sql)) found.push(`${what}: ${String(Object.values(row)[0])}`);
  }
  found.push(...(await slipGaps(reads)), ...(await lostFiles(reads, settings)));
  if (profile.kind === 'sqlite') found.push(...(await damagedPages(reads)));
  return found;
}

/** Slip numbers run from 1 to the counter in each month, without a gap and none twice. */
async function slipGaps(reads: EntityManager): Promise<string[]> {
  const counters = await query<{ month: string; last: number }>(reads, 'SELECT month, last FROM slip_counters');
  const found: string[] = [];
  for (const { month, last } of counters) {
    const slips = await query<{ slip_number: string }>(
      reads,
      'SELECT slip_number FROM complaints WHERE slip_number LIKE ? ORDER BY slip_number',
      [`${month}-%`],
    );
    const numbers = slips.map((row) => Number(row.slip_number.slice(month.length + 1)));
    const gap = numbers.findIndex((number, index) => number !== index + 1);
    if (gap !== -1) found.push(`gap in the slip numbers of ${month} at ${String(gap + 1)}`);
    if (numbers.length !== last)
      found.push(`the counter of ${month} is at ${last} for ${String(numbers.length)} slips`);
  }
  const uncounted = `SELECT slip_number FROM complaints
    WHERE substr(slip_number, 1, 7) NOT IN (SELECT month FROM slip_counters)`;
  for (const row of await query<{ slip_number: string }>(reads, uncounted))
    found.push(`no counter: ${row.slip_number}`);
  return found;
}

async function lostFiles(reads: EntityManager, settings: Settings): Promise<string[]> {
  const sql = 'SELECT id, blob_path FROM sealed_originals WHERE blob_path IS NOT NULL';
  const rows = await query<{ id: string; blob_path: string }>(reads, sql);
  return rows
    .filter((row) => !existsSync(join(settings.dataDir, 'blobs', row.blob_path)))
    .map((row) => `original whose file is gone: ${row.id}`);
}

async function damagedPages(reads: EntityManager): Promise<string[]> {
  const rows = await query<{ integrity_check: string }>(reads, 'PRAGMA integrity_check');
  return rows.map((row) => row.integrity_check).filter((line) => line !== 'ok');
}
