import { createRequire } from 'node:module';
import { buffer } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import yauzl from 'yauzl';
import { readSettings, Settings } from '#kernel';
import { ReportData } from '../../data/form-files.js';
import { fillForm } from '../../domain/report.js';
import { changedFields } from '../domain/report-diff.js';
import type { ReportEdition } from '../domain/report-edition.js';
import type { ReportState } from '../domain/report-version.js';
import { renderReport } from './render-report.js';

const FORMS = ['art28-first', 'art28-detailed', 'appi-preliminary', 'appi-final'];
const WARNING = '様式は総務省配布の最新版と照合のこと';
const require = createRequire(createRequire(import.meta.url).resolve('pdf-to-img'));

const data = new ReportData(
  Settings.from({
    ...readSettings({}),
    companyName: '試験通信株式会社',
    registrationNo: '第999号',
    headOfficePrefecture: '大阪府',
    contactLine: '担当 06-0000-0000',
  }),
);

function filled(form: string, facts: Record<string, string>) {
  const values = Object.entries(facts).map(([id, value]) => [id, { value, source: '担当者の入力', by: 'hana' }]);
  return fillForm(data.form(form), Object.fromEntries(values) as Parameters<typeof fillForm>[1], {
    operator: data.operator,
    incident: { id: '01', number: '2026-0001', state: 'confirmed', version: 3 },
    generatedAt: '2026-11-25T01:00:00.000Z',
  });
}

function edition(form: string, state: ReportState | null, facts: Record<string, string> = {}): ReportEdition {
  const version =
    state === null
      ? null
      : { number: 1, kind: 'original' as const, state, reason: null, bindingHash: 'x', approvedBy: 1 };
  return { report: filled(form, { cause: '改修時の設定の誤り', ...facts }), version, earlier: null };
}

/** Everything that a reader finds in the PDF by searching. */
async function pdfText(bytes: Buffer): Promise<string> {
  const { getDocument } = (await import(pathToFileURL(require.resolve('pdfjs-dist/legacy/build/pdf.mjs')).href)) as {
    getDocument: (o: { data: Uint8Array }) => { promise: Promise<PdfDocument> };
  };
  const document = await getDocument({ data: new Uint8Array(bytes) }).promise;
  let text = '';
  for (let page = 1; page <= document.numPages; page += 1) {
    const { items } = await (await document.getPage(page)).getTextContent();
    text += items.map((item) => item.str ?? '').join('');
  }
  return text;
}

interface PdfDocument {
  numPages: number;
  getPage: (page: number) => Promise<{ getTextContent: () => Promise<{ items: { str?: string }[] }> }>;
}

/** The words of a DOCX, and its page size. */
async function docxXml(bytes: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) {
        reject(error);
        return;
      }
      zip.on('entry', (entry: { fileName: string }) => {
        if (entry.fileName !== 'word/document.xml') {
          zip.readEntry();
          return;
        }
        zip.openReadStream(entry as yauzl.Entry, (fault, stream) => {
          if (fault) reject(fault);
          else void buffer(stream).then((xml) => resolve(xml.toString('utf8')), reject);
        });
      });
      zip.readEntry();
    });
  });
}

describe('a report on paper', () => {
  it.each(FORMS)('%s can be searched in the PDF and reads the same in the DOCX', async (form) => {
    const text = await pdfText(await renderReport(edition(form, 'draft'), 'pdf'));
    const xml = await docxXml(await renderReport(edition(form, 'draft'), 'docx'));
    const title = data.form(form).title.ja;
    for (const words of [title, '改修時の設定の誤り', '近畿総合通信局', '2026-0001']) {
      expect(text).toContain(words);
      expect(xml).toContain(words);
    }
    for (const item of data.form(form).items) expect(xml).toContain(item.title);
    expect(xml).toContain('w:w="11906" w:h="16838"');
  });

  it.each(FORMS)('%s says that the form is not verified, exactly when it is not', async (form) => {
    const unverified = data.form(form).mark === 'unverified';
    expect(unverified).toBe(form !== 'art28-first');
    for (const state of ['draft', 'approved'] as const) {
      const xml = await docxXml(await renderReport(edition(form, state), 'docx'));
      expect(xml.includes(WARNING)).toBe(unverified);
    }
  });

  it('shows sources and that it is a draft until it is approved', async () => {
    const draft = await docxXml(await renderReport(edition('art28-first', 'draft'), 'docx'));
    const copy = await docxXml(await renderReport(edition('art28-first', null), 'docx'));
    const approved = await docxXml(await renderReport(edition('art28-first', 'approved'), 'docx'));
    for (const xml of [draft, copy]) expect(xml).toMatch(/【案】.*出典：担当者の入力/s);
    expect(approved).not.toMatch(/【案】|出典：担当者の入力/);
  });

  it('names what is missing in its place and at the end', async () => {
    const xml = await docxXml(await renderReport(edition('art28-first', 'approved'), 'docx'));
    expect(xml).toContain('（調査中・未記入）');
    expect(xml).toContain('未記入の項目');
  });

  it('carries letters that XML cannot as blanks', async () => {
    const xml = await docxXml(
      await renderReport(edition('art28-first', 'draft', { cause: 'あ\u0001い<う\nえ' }), 'docx'),
    );
    expect(xml).toContain('あ い&lt;う');
  });

  it('of a correction begins with the reason and what differs', async () => {
    const report = filled('art28-first', { cause: '機器の故障' });
    const correction: ReportEdition = {
      report,
      version: {
        number: 2,
        kind: 'correction',
        state: 'approved',
        reason: '原因が違った',
        bindingHash: 'x',
        approvedBy: 2,
      },
      earlier: {
        number: 1,
        reportedAt: '2026-11-25T03:00:00.000Z',
        changes: changedFields(filled('art28-first', { cause: '設定の誤り' }), report),
      },
    };
    const text = await pdfText(await renderReport(correction, 'pdf'));
    expect(text).toMatch(
      /【訂正】.*訂正の内容（2026年11月25日 12時00分 提出の報告に対して）.*原因が違った.*設定の誤り.*機器の故障/s,
    );
  });

  it.each(['pdf', 'docx', 'json'] as const)('is the same %s for the same version, byte for byte', async (format) => {
    const make = (cause: string) => renderReport(edition('art28-detailed', 'approved', { cause }), format);
    expect((await make('同じ')).equals(await make('同じ'))).toBe(true);
    expect((await make('同じ')).equals(await make('違う'))).toBe(false);
  });
});
