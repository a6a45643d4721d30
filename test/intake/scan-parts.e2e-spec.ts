import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import sharp from 'sharp';
import { JapaneseDocument } from '#documents';
import { ReaderProcess } from '#intake';
import { startDesk, until, type HttpClient, type TestDesk } from '#testing';
import { balance, ledgerLines } from './doors.js';

jest.setTimeout(420_000);

const FIRST = '料金の請求が二重になっています。十月分の請求書をもう一度確かめてください。';
const SECOND = '他人の通話明細が私の家に届きました。宛名は知らない方のお名前です。';

const READ_MS = 200_000;

let desk: TestDesk;
let agent: HttpClient;
let drawing: ReaderProcess;

const letter = (text: string): Promise<Buffer> =>
  new JapaneseDocument({ title: '手紙', createdAt: new Date(0) })
    .paragraph('窓口 御中', { size: 14 })
    .paragraph(text, { size: 14 })
    .bytes();

/** Pages as a scanner sees them: one TIFF of 300 dpi. */
async function scanned(documents: readonly Buffer[]): Promise<Buffer> {
  const pages: Buffer[] = [];
  for (const pdf of documents) {
    const page = await drawing.picture('pdf', pdf, { number: 1, as: 'original', turned: 'upright' });
    if (page === null) throw new Error('the page could not be drawn');
    pages.push(await sharp(page).resize({ width: 2400, height: 3400, fit: 'fill' }).png().toBuffer());
  }
  return sharp(pages, { join: { animated: true } })
    .withMetadata({ density: 300 })
    .tiff({ compression: 'lzw' })
    .toBuffer();
}

beforeAll(async () => {
  drawing = new ReaderProcess();
  desk = await startDesk();
  agent = await desk.as('supervisor');
  const sheet = await agent.get('/api/v1/intake/separator-sheet');
  expect([sheet.status, sheet.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  const bytes = await scanned([await letter(FIRST), sheet.bytes, await letter(SECOND)]);
  const taken = await agent.upload('/api/v1/intake/letter', { name: '束.tif', bytes, mediaType: 'image/tiff' });
  expect(taken.status).toBe(201);
  // On a busy machine the upload is answered before its pages are read.
  await until('the stack was read', async () => (await ledgerLines(agent, '&channel=letter')).length > 1, READ_MS);
}, 600_000);
afterAll(async () => {
  await drawing.close();
  await desk.close();
});

describe('two letters scanned in one go, with the desk’s separator sheet between', () => {
  it('are two complaints, each with its own words', async () => {
    const { items } = (await agent.get('/api/v1/complaints')).as<{ items: { id: string; slipNumber: string }[] }>();
    expect(items.map(({ slipNumber }) => slipNumber).sort()).toEqual(['2026-11-000001', '2026-11-000002']);
    const texts = await Promise.all(
      items.map(async ({ id }) => (await agent.get(`/api/v1/complaints/${id}`)).as<{ text: string }>().text),
    );
    const [first, second] = ['請求', '明細'].map((word) => texts.filter((text) => text.includes(word)));
    expect([first?.length, second?.length]).toEqual([1, 1]);
    expect(texts.join('')).not.toContain('区切り');
  });

  it('stand in the ledger with a line each, share the original, and balance', async () => {
    const lines = await ledgerLines(agent, '&channel=letter');
    expect(lines).toHaveLength(2);
    const originals = await Promise.all(
      lines.map(async ({ id }) => (await agent.get(`/api/v1/arrivals/${id}/original`)).bytes),
    );
    expect(originals[0]?.equals(originals[1] ?? Buffer.alloc(0))).toBe(true);
    for (const line of lines) expect(line.warnings).toContain('scan-split');
    expect(await balance(agent)).toMatchObject({ balanced: true, totals: { received: 2, complaint: 2, pending: 0 } });
  });

  it('have their own pages, numbered as in the scan', async () => {
    const pages = await Promise.all(
      (await ledgerLines(agent, '&channel=letter')).map(async ({ complaintId }) =>
        (await agent.get(`/api/v1/complaints/${complaintId ?? ''}/pages`))
          .as<{ items: { page: number }[] }>()
          .items.map(({ page }) => page),
      ),
    );
    expect(pages.sort()).toEqual([[1, 2], [3]]);
  });
});
