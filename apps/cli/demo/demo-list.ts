import type { INestApplicationContext } from '@nestjs/common';
import { ControlList, ReceiveList } from '#notices';
import type { DemoOfficers } from './demo-officers.js';

const ROWS = [
  '氏名,フリガナ,メールアドレス,郵便番号,住所,電話番号,お客様番号',
  '浅野 涼子,アサノ リョウコ,asano@example.jp,980-0000,宮城県仙台市青葉区見本町2-1,090-0000-2301,C-0000301',
  '石井 大輔,イシイ ダイスケ,ishii@example.jp,263-0023,千葉県千葉市稲毛区見本町5-8,090-0000-2302,C-0000302',
  '見本運輸株式会社,ミホンウンユ,,100-0001,東京都千代田区見本町7-3,03-0000-2303,C-0000303',
  '上田 結衣,ウエダ ユイ,ueda@@example.jp,,,090-0000-2304,C-0000304',
  ',,,,,,',
  '遠藤 学,エンドウ マナブ,endo@example.jp,12-34,東京都港区見本町1-1,,C-0000306',
];

/** A list of those concerned that an officer has brought: its rows are judged, two of them have faults, nobody is listed yet. */
export async function bringList(
  context: INestApplicationContext,
  incidentId: string,
  { officer }: DemoOfficers,
): Promise<void> {
  const provenance = {
    fileName: '抽出_EX-0412.csv',
    query: '利用明細システム 表示記録（改修日から停止まで）',
    extract: '抽出 EX-0412',
    extractedBy: '情報システム部 見本',
    releasedBy: '情報システム部長 見本',
  };
  const bytes = [Buffer.from(`${ROWS.join('\r\n')}\r\n`, 'utf8')];
  const list = { incident: incidentId, campaignId: null, provenance, bytes: stream(bytes) };
  const { id } = await context.get(ReceiveList, { strict: false }).execute(list, officer);
  await context.get(ControlList, { strict: false }).check(id, null, officer);
}

async function* stream(parts: readonly Buffer[]): AsyncGenerator<Buffer> {
  for (const part of parts) yield await Promise.resolve(part);
}
