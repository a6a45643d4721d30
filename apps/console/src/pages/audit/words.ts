import type { Language } from '../../i18n';
import { VERBS } from './verb-words';

/** Words for what stands in the log, here and not in the catalogue: only this page needs them. Ja, then en. */
const AREAS: Record<string, [string, string]> = {
  alarm: ['警報', 'Alarms'],
  access: ['利用者の点検', 'Access review'],
  arrival: ['届いたもの', 'Arrivals'],
  audit: ['監査記録', 'Audit log'],
  backup: ['バックアップ', 'Backups'],
  campaign: ['通知', 'Campaigns'],
  certificate: ['判定基準の証明', 'Certificates'],
  cluster: ['苦情の集中', 'Clusters'],
  complaint: ['苦情', 'Complaints'],
  decision: ['判断', 'Decisions'],
  elusion: ['抜取り', 'Samples'],
  engine: ['判定エンジン', 'Engines'],
  hold: ['保全', 'Legal hold'],
  import: ['取込み', 'Imports'],
  incident: ['事案', 'Incidents'],
  labels: ['学習用の判断', 'Labels'],
  lookback: ['見直し', 'Look-back'],
  mail: ['メール', 'Mail'],
  mailbox: ['受信箱', 'Mailboxes'],
  notice: ['通知（一人ずつ）', 'Notices'],
  notices: ['通知の確認', 'Worklist of notices'],
  original: ['原本', 'Originals'],
  page: ['書面のページ', 'Pages'],
  'party-list': ['対象者の名簿', 'Lists of parties'],
  'party-pair': ['同一人物の確認', 'Pairs'],
  'party-pairs': ['同一人物の確認', 'Pairs'],
  register: ['判断台帳', 'Register'],
  retention: ['保存期間', 'Retention'],
  session: ['ログイン', 'Sessions'],
  setup: ['初期設定', 'Set-up'],
  signal: ['兆候', 'Signals'],
  token: ['トークン', 'Tokens'],
  user: ['利用者', 'Users'],
  webhook: ['外部への通知', 'Webhooks'],
  draft: ['下書き', 'Drafts'],
  search: ['検索', 'Search'],
  report: ['月次報告', 'Monthly reports'],
  reply: ['回答', 'Replies'],
  claim: ['担当の取得', 'Claims'],
  view: ['保存した表示', 'Saved views'],
  review: ['審査', 'Review'],
  queue: ['一覧', 'Queues'],
};

/** Parts of the desk that act by themselves and have no word in the catalogue. */
const PARTS: Record<string, [string, string]> = {
  certificate: ['自動処理（証明書）', 'Certificates'],
  clusters: ['自動処理（苦情の集中）', 'Clusters'],
  evidence: ['自動処理（証拠一式）', 'Evidence'],
  imports: ['自動処理（取込み）', 'Imports'],
  'engine-folder': ['自動処理（判定エンジンの持込み）', 'Engine folder'],
  ladder: ['自動処理（通知の次の手段）', 'Next rung of notices'],
  'look-back': ['自動処理（見直し）', 'Look-back'],
  obligations: ['自動処理（義務の候補）', 'Obligations'],
  'party-lists': ['自動処理（対象者の名簿）', 'Lists of parties'],
  scanner: ['自動処理（ファイルの検査）', 'Scanner'],
  setup: ['初期設定', 'Set-up'],
  start: ['起動時の処理', 'Start'],
  'watch-certificate': ['自動処理（証明書）', 'Certificates'],
  sampling: ['自動処理（抜取り）', 'Sampling'],
  siblings: ['自動処理（関連する苦情）', 'Siblings'],
  'sweep-walls': ['自動処理（閲覧制限）', 'Walls'],
  webhooks: ['自動処理（外部への通知）', 'Webhooks'],
};

/** Who did it when it was no person with an account: the catalogue's word, or one of this page's own. */
export function partWord(id: string, known: string, language: Language): string {
  return known === id ? pick(PARTS[id], language, id) : known;
}

function pick(words: [string, string] | undefined, language: Language, otherwise: string): string {
  if (words === undefined) return otherwise;
  return language === 'ja' ? words[0] : words[1];
}

/** `incident.` or `incident` → 事案. */
export function areaWord(area: string, language: Language): string {
  const code = area.replace(/\.$/, '');
  return pick(AREAS[code], language, code);
}

/** `complaint.read` → 苦情：内容を見た. What has no words stands as its code. */
export function actionWord(action: string, language: Language): string {
  const dot = action.indexOf('.');
  if (dot < 0) return action;
  const [area, verb] = [action.slice(0, dot), action.slice(dot + 1)];
  return `${areaWord(area, language)}${language === 'ja' ? '：' : ': '}${pick(VERBS[action] ?? VERBS[verb], language, verb)}`;
}

/** For what something was looked at: parts of an incident's room, and what people say of themselves. */
const PURPOSES: Record<string, [string, string]> = {
  deadlines: ['期限と義務', 'Deadlines'],
  investigation: ['調査', 'Investigation'],
  notices: ['通知', 'Notices'],
  prevention: ['再発防止', 'Prevention'],
  reports: ['報告', 'Reports'],
  walls: ['閲覧制限', 'Walls'],
  'named-staff': ['名前の挙がった社員の確認', 'Staff named'],
  evidence: ['証拠のファイル', 'Evidence'],
  receipt: ['受領の控え', 'Receipt'],
  overview: ['概要', 'Overview'],
  timeline: ['経過', 'Timeline'],
  review: ['審査', 'Review'],
  report: ['報告書', 'Report'],
  demo: ['デモデータの作成', 'Demo data'],
  participants: ['関係者の確認', 'Participants'],
  conflict: ['同時の変更の確認', 'Conflict'],
  'notice-list': ['通知の宛先の作成', 'List of a notice'],
  training: ['学習用の判断', 'Training'],
  'look-back': ['過去の苦情の読み直し', 'Look-back'],
  callback: ['折返しの連絡・本人確認', 'Calling back'],
  same: ['同じ方からの苦情かどうかの確認', 'Same person'],
  instruction: ['上長の指示による確認', 'Instruction'],
  other: ['そのほか', 'Other'],
};

/** One of the files of an incident. */
const FILE = /^(evidence|receipt)[: ][0-9A-Z]{26}$/;

/** `investigation` → 調査; what people wrote stands as they wrote it. */
export function purposeWord(purpose: string, language: Language): string {
  return pick(PURPOSES[FILE.exec(purpose)?.[1] ?? purpose], language, purpose);
}

/** Objects that are no area of deeds, or are called otherwise. */
const OBJECTS: Record<string, [string, string]> = {
  'access-review': ['利用者の点検', 'Access review'],
  activation: ['エンジンの切替え', 'Activation of an engine'],
  'cluster-register': ['集中を調べる登録簿', 'Registers of clusters'],
  complaints: ['苦情の検索', 'Looking up complaints'],
  door: ['受付口', 'Intake door'],
  engines: ['判定エンジン', 'Engines'],
  holds: ['保全', 'Legal holds'],
  incidents: ['事案の一覧', 'List of incidents'],
  notice: ['通知', 'Notice'],
  'setup-link': ['初期設定', 'Set-up'],
  trial: ['エンジンの試験', 'Trial of an engine'],
  triage: ['兆候の判定', 'Triage'],
  'webhook-delivery': ['外部への通知', 'Webhook delivery'],
};
/** Objects whose number or name says what they are. */
const SELF_SAID: ReadonlySet<string> = new Set(['complaint', 'incident', 'user']);

/** What a line is about when it is no single thing, or one without a number. */
export function objectWord(kind: string, language: Language): string {
  return pick(OBJECTS[kind], language, areaWord(kind, language));
}

/** `campaign:01J…`, known as 2026-0003 → 通知 2026-0003; what has no name keeps the end of its identifier. */
export function objectName(object: string, name: string | null, language: Language): string {
  const [kind = '', id = ''] = object.split(':');
  const of = objectWord(kind, language);
  if (name !== null) return SELF_SAID.has(kind) ? name : `${of} ${name}`;
  if (id === '') return of;
  return /^[0-9A-Z]{26}$/.test(id) ? `${of} …${id.slice(-6)}` : `${of} ${id}`;
}

/** Actions by their area, both in the order of the log. */
export function byArea(actions: readonly string[]): { area: string; actions: string[] }[] {
  const areas = new Map<string, string[]>();
  for (const action of actions) {
    const area = action.slice(0, action.indexOf('.') + 1);
    areas.set(area, [...(areas.get(area) ?? []), action]);
  }
  return [...areas].map(([area, own]) => ({ area, actions: own }));
}
