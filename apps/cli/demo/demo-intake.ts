import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { configFile, plusMs, systemActor, type Actor, type Instant } from '#kernel';
import { ControlImport, ReadImport, ReceiveImport, RunImport } from '#imports';
import { SubmitComplaint, SubmitWebForm, TakeFile, type BroughtFile } from '#intake';

const DEMO = systemActor('demo');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Scans, mails and registers that ship with the demo. */
const SCANS = 'demo/scans';
const REGISTERS = 'demo/registers';
const SCAN_TYPES: Record<string, { channel: BroughtFile['channel']; mediaType: string }> = {
  '.tif': { channel: 'fax', mediaType: 'image/tiff' },
  '.jpg': { channel: 'letter', mediaType: 'image/jpeg' },
  '.pdf': { channel: 'letter', mediaType: 'application/pdf' },
  '.eml': { channel: 'email', mediaType: 'message/rfc822' },
};

/** Call-backs that are promised when the story ends: one overdue, one soon, one tomorrow through the relay service. */
const PROMISES = [
  {
    promisedMs: -2 * HOUR,
    viaRelay: false,
    name: '白川 健太',
    phone: '090-0000-2201',
    text: '請求書の金額が先月の倍になっている。内訳を調べて、今日のうちに電話がほしいとのこと。',
  },
  {
    promisedMs: 45 * MINUTE,
    viaRelay: false,
    name: '花村 美咲',
    phone: '090-0000-2202',
    text: '機種変更の手続きが終わらない。店頭で二度断られた。担当者から折り返してほしい。',
  },
  {
    promisedMs: 26 * HOUR,
    viaRelay: true,
    name: '桜木 修',
    phone: '090-0000-2203',
    text: '契約書の控えが届かない。電話リレーサービスで連絡してほしい。',
  },
];

/** The desk's doors in the last hours of the story: calls with a promise, a form with files, scans, an old register. */
export class DemoIntake {
  constructor(
    private readonly context: INestApplicationContext,
    private readonly end: Instant,
  ) {}

  /** Calls whose callers were promised a call back. */
  async promisedCalls(agent: Actor): Promise<void> {
    for (const [n, { promisedMs, name, phone, text, viaRelay }] of PROMISES.entries()) {
      const note = {
        channel: 'phone',
        text,
        language: 'ja',
        contact: { name, phone },
        viaRelay,
        receivedAt: plusMs(this.end, -5 * HOUR + n * MINUTE),
        callbackAt: plusMs(this.end, promisedMs),
      } as const;
      const bytes = Buffer.from(JSON.stringify(note));
      const idempotencyKey = `demo-promise-${String(n)}`;
      await this.context
        .get(SubmitComplaint, { strict: false })
        .execute(
          note,
          { bytes, mediaType: 'application/json', source: 'demo', idempotencyKey, giveSecret: false },
          agent,
        );
    }
  }

  /** A form by somebody's representative, with a photograph and a file that no reader opens. */
  async formWithFiles(): Promise<void> {
    const photo = readFileSync(configFile(join(SCANS, 'letter-waiting-at-shop.jpg')));
    await this.context.get(SubmitWebForm, { strict: false }).execute({
      text: '母の代わりに書いています。母は耳が遠く、電話では話せません。料金プランの説明と請求が違うので、添付の手紙を見て、メールで返事をください。',
      subject: '料金プランの説明について',
      language: 'ja',
      contact: { name: '若松 恵', email: 'wakamatsu@example.jp' },
      representative: '若松 千夏（長女）',
      cannotSpeakOnPhone: true,
      lineNumber: '090-0000-2468',
      occurredAsTyped: '先週の日曜日、駅前の店で',
      formId: 'demo-form-with-files',
      files: [
        { name: '店頭でもらった手紙.jpg', bytes: photo },
        { name: '通話メモ.rec', bytes: Buffer.from('DEMO\0a recording of no known kind') },
      ],
    });
  }

  /** Faxes, letters and mails as they really arrive, through the readers. */
  async scans(): Promise<void> {
    for (const { bytes, fileName } of filesOf(SCANS)) {
      const type = SCAN_TYPES[extname(fileName)];
      if (!type) continue;
      const file = { ...type, bytes, fileName, source: 'cli' } as const;
      await this.context.get(TakeFile, { strict: false }).execute(file, DEMO, 120_000);
    }
  }

  /** A register of past complaints, with some rows that cannot be taken. */
  async registers(supervisor: Actor): Promise<void> {
    const control = this.context.get(ControlImport, { strict: false });
    const runner = this.context.get(RunImport, { strict: false });
    for (const file of filesOf(REGISTERS)) {
      const id = await this.context.get(ReceiveImport, { strict: false }).execute(file, supervisor);
      const { mapping } = await this.context.get(ReadImport, { strict: false }).columns(id, supervisor);
      const columns = { ...mapping.columns, text: ['申出内容', '詳細'] };
      await control.check(id, { ...mapping, columns }, supervisor, false);
      await runner.execute(id);
      await control.start(id, supervisor, false);
      await runner.execute(id, 1);
    }
  }
}

function filesOf(folder: string): { fileName: string; bytes: Buffer }[] {
  const path = configFile(folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .sort()
    .map((fileName) => ({ fileName, bytes: readFileSync(join(path, fileName)) }));
}
