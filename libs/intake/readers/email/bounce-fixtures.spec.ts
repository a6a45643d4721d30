import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { ReadResult } from '../read-result.js';
import { readEmail } from './read-email.js';

interface ReportCase {
  file: string;
  title: string;
  kind: ReadResult['kind'];
  recipients: { address: string; status: string }[];
  originalMessageId: string | null;
}

interface KindCase {
  file: string;
  title: string;
  kind: ReadResult['kind'];
}

const fixtures = new URL('../../../../test/fixtures/bounces/', import.meta.url);
const options = { ownAddresses: ['desk@madoguchi.example'], bounceDomain: 'madoguchi.example' };
const casesOf = <T>(file: string): T[] => JSON.parse(readFileSync(new URL(file, fixtures), 'utf8')) as T[];
const reports = casesOf<ReportCase>('cases.json');
const people = casesOf<KindCase>('people/cases.json');
const machines = casesOf<KindCase>('machines/cases.json');
const read = (file: string): Promise<ReadResult> => readEmail(readFileSync(new URL(file, fixtures)), options);
const share = (all: boolean[]): number => all.filter(Boolean).length / all.length;

/** Addresses and classes of status of a report, in order of address. */
function classes(recipients: readonly { address: string; status: string }[]): string[] {
  return recipients.map(({ address, status }) => `${address.toLowerCase()} ${status.charAt(0)}`).sort();
}

describe('delivery reports of every kind', () => {
  it.each(reports)('$file: $title', async ({ file, kind, recipients, originalMessageId }) => {
    const result = await read(file);

    expect(result.kind).toBe(kind);
    const told = result.bounce?.recipients.map(({ address, status }) => ({ address, status }));
    expect(told).toEqual(recipients);
    expect(result.bounce?.originalMessageId ?? null).toBe(originalMessageId);
  });

  it('are found, with recipients, Message-ID and class of status, at the rates we promise', async () => {
    const results = await Promise.all(reports.map(async (one) => ({ one, got: await read(one.file) })));
    const addresses = (list: readonly { address: string }[]): string =>
      list
        .map((r) => r.address)
        .sort()
        .join(' ');

    expect(share(results.map(({ got }) => got.bounce !== null))).toBeGreaterThanOrEqual(0.97);
    expect(
      share(results.map(({ one, got }) => addresses(got.bounce?.recipients ?? []) === addresses(one.recipients))),
    ).toBeGreaterThanOrEqual(0.96);
    expect(
      share(results.map(({ one, got }) => (got.bounce?.originalMessageId ?? null) === one.originalMessageId)),
    ).toBeGreaterThanOrEqual(0.88);
    expect(
      share(
        results.map(({ one, got }) => classes(got.bounce?.recipients ?? []).join() === classes(one.recipients).join()),
      ),
    ).toBeGreaterThanOrEqual(0.85);
  });

  it('would notice a report that is read as nothing', async () => {
    const words = readFileSync(new URL('qmail.eml', fixtures), 'utf8');
    const person = words.replace(/^Return-Path: <>\r\n/, '').replace('MAILER-DAEMON@mail', 'taro@mail');

    expect((await readEmail(Buffer.from(person), options)).bounce).toBeNull();
  });
});

describe('what is no delivery report', () => {
  it.each([...people, ...machines])('$file: $title', async ({ file, kind }) => {
    expect((await read(file)).kind).toBe(kind);
  });

  it('stands in at least sixty mails of people and harmless machines, none of which is taken for a report', async () => {
    const results = await Promise.all(people.map(({ file }) => read(file)));

    expect(people.length).toBeGreaterThanOrEqual(60);
    expect(results.filter(({ bounce }) => bounce !== null)).toEqual([]);
  });
});

describe('hostile texts', () => {
  it.each([
    ['dashes', '-'.repeat(200_000)],
    ['an address without end', 'a'.repeat(200_000)],
    ['addresses without domains', 'a@'.repeat(100_000)],
    ['empty lines', '\n \n'.repeat(70_000)],
    ['tags', '<br '.repeat(50_000)],
    ['recipients', '<a@b.example>\n'.repeat(15_000)],
    ['labels', 'recipient: to: address '.repeat(9_000)],
    ['brackets', '{"event":"'.repeat(20_000)],
  ])('of %s are read like any other', async (_, text) => {
    const head = 'Return-Path: <>\r\nFrom: MAILER-DAEMON@x.example\r\nSubject: failure notice\r\n\r\n';

    // A pattern that tries again at every place of such a text would not come back within the test's time.
    expect((await readEmail(Buffer.from(`${head}${text}`), options)).kind).toBe('bounce');
  });

  it('of 30,000 recipients in report fields are read like any other', async () => {
    const head =
      'From: MAILER-DAEMON@x.example\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n';
    const one = (n: number): string =>
      `Final-Recipient: rfc822; a${n.toString()}@b.example\nAction: failed\nStatus: 5.0.0\n`;
    const fields = Array.from({ length: 30_000 }, (_, n) => one(n)).join('\n');
    const mail = `${head}\r\n--b\r\n\r\nfailed\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n${fields}\r\n--b--`;

    expect((await readEmail(Buffer.from(mail), options)).bounce?.recipients).toHaveLength(300);
  });
});
