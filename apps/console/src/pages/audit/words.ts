import type { Language } from '../../i18n';

/** Words for what stands in the log, here and not in the catalogue: only this page needs them. Ja, then en. */
const AREAS: Record<string, [string, string]> = {
  alarm: ['警報', 'Alarms'],
  access: ['利用者の点検', 'Access review'],
  arrival: ['届いたもの', 'Arrivals'],
  audit: ['監査記録', 'Audit log'],
  campaign: ['通知', 'Campaigns'],
  certificate: ['しきい値の証明書', 'Certificates'],
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
};

const VERBS: Record<string, [string, string]> = {
  accepted: ['受け入れた', 'accepted'],
  acknowledged: ['確認した', 'acknowledged'],
  activated: ['有効にした', 'activated'],
  added: ['加えた', 'added'],
  asked: ['申し出た', 'asked for'],
  approved: ['承認した', 'approved'],
  assigned: ['担当を決めた', 'assigned'],
  'begun-anew': ['最初からやり直した', 'begun anew'],
  bounced: ['不達になった', 'bounced'],
  brought: ['持ち込んだ', 'brought'],
  cancelled: ['取り消した', 'cancelled'],
  'case-made': ['苦情にした', 'case made'],
  changed: ['変更した', 'changed'],
  closed: ['終了した', 'closed'],
  'complaint-linked': ['苦情を結び付けた', 'complaint linked'],
  'complaint-unlinked': ['苦情の結び付きを外した', 'complaint unlinked'],
  confirmed: ['確認済みにした', 'confirmed'],
  created: ['作成した', 'created'],
  decided: ['判断した', 'decided'],
  done: ['終えた', 'done'],
  drawn: ['抜き取った', 'drawn'],
  edited: ['内容を直した', 'edited'],
  ended: ['終わった', 'ended'],
  'ended-by-admin': ['管理者が終わらせた', 'ended by an administrator'],
  'review-opened': ['一覧を作った', 'list drawn up'],
  'line-answered': ['一行に答えた', 'line answered'],
  erased: ['消去した', 'erased'],
  'evidence-added': ['証拠を加えた', 'evidence added'],
  'evidence-exported': ['証拠一式を持ち出した', 'evidence exported'],
  exported: ['持ち出した', 'exported'],
  'facts-saved': ['事実を記録した', 'facts saved'],
  'file-read': ['添付を見た', 'file read'],
  finished: ['終わった', 'finished'],
  'follow-up-logged': ['追加の申出を記録した', 'follow-up logged'],
  in_handling: ['対応を始めた', 'in handling'],
  issued: ['発行した', 'issued'],
  'left-parked': ['保留のままにした', 'left parked'],
  lifted: ['解除した', 'lifted'],
  'lift-asked': ['解除を申し出た', 'lift asked'],
  'lift-refused': ['解除を認めなかった', 'lift refused'],
  listed: ['一覧を見た', 'listed'],
  'looked-at': ['見た', 'looked at'],
  'looked-back': ['見直した', 'looked back'],
  'looked-up': ['検索した', 'looked up'],
  made: ['作った', 'made'],
  opened: ['始めた', 'opened'],
  'original-read': ['原本を見た', 'original read'],
  'password-changed': ['パスワードを変えた', 'password changed'],
  'password-reset': ['パスワードを作り直した', 'password reset'],
  paused: ['止めた', 'paused'],
  placed: ['場所を付けた', 'placed'],
  planned: ['計画した', 'planned'],
  raised: ['挙げた', 'raised'],
  read: ['内容を見た', 'read'],
  'read-by-engine': ['機械が読み直した', 'read by engine'],
  received: ['受け取った', 'received'],
  recorded: ['記録した', 'recorded'],
  refused: ['断った', 'refused'],
  registered: ['受け付けた', 'registered'],
  released: ['送り始めた', 'released'],
  reopened: ['再開した', 'reopened'],
  replied: ['回答した', 'replied'],
  'report-approved': ['報告書を承認した', 'report approved'],
  'report-submitted': ['報告書の提出を記録した', 'report submitted'],
  revoked: ['無効にした', 'revoked'],
  'rows-read': ['名簿を見た', 'rows read'],
  searched: ['検索した', 'searched'],
  signed: ['署名した', 'signed'],
  'signed-off': ['点検を確定した', 'signed off'],
  started: ['始めた', 'started'],
  suspected: ['おそれありとした', 'suspected'],
  'text-changed': ['文面を変えた', 'text changed'],
  'text-read': ['内容を見た', 'text read'],
  unfounded: ['該当せずとした', 'unfounded'],
  unmasked: ['伏せた内容を見た', 'unmasked'],
  'wall-raised': ['閲覧制限を求めた', 'wall raised'],
  withdrawn: ['取り下げた', 'withdrawn'],
};

/** Parts of the desk that act by themselves and have no word in the catalogue. */
const PARTS: Record<string, [string, string]> = {
  certificate: ['自動処理（証明書）', 'Certificates'],
  clusters: ['自動処理（苦情の集中）', 'Clusters'],
  evidence: ['自動処理（証拠一式）', 'Evidence'],
  imports: ['自動処理（取込み）', 'Imports'],
  lookback: ['自動処理（見直し）', 'Look-back'],
  sampling: ['自動処理（抜取り）', 'Sampling'],
  siblings: ['自動処理（関連する苦情）', 'Siblings'],
  'sweep-walls': ['自動処理（閲覧制限）', 'Walls'],
  webhooks: ['自動処理（外部への通知）', 'Webhooks'],
};

/** A part of the desk: the catalogue's word, or one of this page's own. */
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
  return `${areaWord(area, language)}${language === 'ja' ? '：' : ': '}${pick(VERBS[verb], language, verb)}`;
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
