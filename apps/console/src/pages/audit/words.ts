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
  draft: ['下書き', 'Drafts'],
  search: ['検索', 'Search'],
  report: ['月次報告', 'Monthly reports'],
  reply: ['回答', 'Replies'],
  claim: ['担当の取得', 'Claims'],
  view: ['保存した表示', 'Saved views'],
  review: ['審査', 'Review'],
  queue: ['一覧', 'Queues'],
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
  'refusal-asked': ['却下を申し出た', 'asked to refuse it'],
  'refusal-declined': ['却下を認めなかった', 'refusal declined'],
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
  'interim-replied': ['途中経過を伝えた', 'interim replied'],
  'callback-reached': ['折り返しで話した', 'callback reached'],
  'callback-absent': ['折り返したが不在', 'callback absent'],
  'callback-moved': ['折り返しの約束を決めた', 'callback moved'],
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
  'parties-added': ['宛先を加えた', 'parties added'],
  'party-removed': ['宛先を外した', 'party removed'],
  'party-taken-off': ['宛先から外した', 'party taken off'],
  scheduled: ['送信を予約した', 'scheduled'],
  running: ['送信中になった', 'running'],
  'trial-failed': ['試し送りで止まった', 'trial failed'],
  'trial-passed': ['試し送りが済んだ', 'trial passed'],
  'reply-cancelled': ['回答の送信を取り消した', 'reply cancelled'],
  'reply-sent': ['回答を送った', 'reply sent'],
  'reply-written': ['回答を書いた', 'reply written'],
  'reply-failed': ['回答を送れなかった', 'reply failed'],
  'reply-bounced': ['回答が届かず戻った', 'reply bounced'],
  'reply-stopped': ['回答の送信を止めた', 'reply stopped'],
  'reply-unknown': ['回答が送れたか確認できない', 'reply unknown'],
  'reply-ruled': ['回答が届いたかを決めた', 'reply ruled'],
  'reply-checked': ['回答の文面を確かめた', 'reply checked'],
  'reply-looked': ['回答の文面を確かめた', 'reply checked'],
  check: ['内容の確認を始めた', 'check begun'],
  start: ['始めた', 'started'],
  pause: ['止めた', 'paused'],
  resume: ['再開した', 'resumed'],
  cancel: ['取りやめた', 'cancelled'],
  'columns-read': ['列を見た', 'columns read'],
  'failed-rows-read': ['取り込めなかった行を見た', 'failed rows read'],
  'faulty-rows-read': ['誤りのある行を見た', 'faulty rows read'],
  'cause-found': ['原因を記録した', 'cause found'],
  'cause-withdrawn': ['原因を取り消した', 'cause withdrawn'],
  'end-proposed': ['終結を提案した', 'end proposed'],
  'end-refused': ['終結を認めなかった', 'end refused'],
  'estimate-added': ['影響の見込みを加えた', 'estimate added'],
  'knowledge-recorded': ['知った経緯を記録した', 'knowledge recorded'],
  'letters-posted': ['手紙を差し出した', 'letters posted'],
  'letters-printed': ['手紙を印刷した', 'letters printed'],
  'letters-returned': ['戻った手紙を記録した', 'letters returned'],
  'measure-done': ['対策を終えた', 'measure done'],
  'measure-effective': ['対策の効果を確かめた', 'measure effective'],
  'measure-ineffective': ['対策に効果がなかった', 'measure ineffective'],
  'measure-planned': ['対策を決めた', 'measure planned'],
  'measure-overdue': ['対策の期限が過ぎた', 'measure overdue'],
  'measure-dropped': ['対策を取りやめた', 'measure dropped'],
  'obligation-arose': ['義務の候補が生じた', 'obligation arose'],
  'obligation-decided': ['義務の有無を決めた', 'obligation decided'],
  'obligation-asked-again': ['義務の有無を問い直した', 'obligation asked again'],
  'proposal-changed': ['義務の候補が変わった', 'proposal changed'],
  'recurrence-considered': ['再発かを検討した', 'recurrence considered'],
  'recurrence-noticed': ['同じ原因の事案に気づいた', 'recurrence noticed'],
  'report-generated': ['報告書を書き出した', 'report generated'],
  'report-handed-in': ['報告書を提出した', 'report handed in'],
  'report-receipt-added': ['報告書の受領書を加えた', 'receipt added'],
  'report-version-made': ['報告書の版を作った', 'report version made'],
  'secrecy-answered': ['通信の秘密に関わるかを答えた', 'secrecy answered'],
  'secrecy-involved': ['通信の秘密に関わるとした', 'secrecy involved'],
  'task-set': ['調査を依頼した', 'task set'],
  'task-answered': ['調査に回答した', 'task answered'],
  'task-accepted': ['調査の回答を受け入れた', 'task accepted'],
  'task-returned': ['調査の回答を差し戻した', 'task returned'],
  'task-withdrawn': ['調査の依頼を取り下げた', 'task withdrawn'],
  'task-overdue': ['調査の期限が過ぎた', 'task overdue'],
  'task-due-changed': ['調査の期限を変えた', 'task due changed'],
  'wall-approved': ['閲覧制限を認めた', 'wall approved'],
  'wall-refused': ['閲覧制限を認めなかった', 'wall refused'],
  'wall-lifted': ['閲覧制限を解いた', 'wall lifted'],
  'wall-undecided': ['閲覧制限が決まっていない', 'wall undecided'],
  'glass-broken': ['緊急に閲覧した', 'glass broken'],
  'glass-reviewed': ['緊急の閲覧を確認した', 'glass reviewed'],
  'glass-refused': ['緊急の閲覧を断った', 'glass refused'],
  'own-tasks-read': ['自分への依頼を見た', 'own tasks read'],
  'title-changed': ['件名を変えた', 'title changed'],
  'target-set': ['社内の期限を決めた', 'target set'],
  'known-at-proposed': ['知った日時の変更を申し出た', 'known-at proposed'],
  'known-at-approved': ['知った日時の変更を認めた', 'known-at approved'],
  'known-at-refused': ['知った日時の変更を認めなかった', 'known-at refused'],
  'clock-half': ['期限の半分が過ぎた', 'half of the clock'],
  'clock-72h': ['期限の72時間前になった', '72 h left'],
  'clock-24h': ['期限の24時間前になった', '24 h left'],
  'clock-overdue': ['期限が過ぎた', 'clock overdue'],
  'clock-alert-acknowledged': ['期限の知らせを確認した', 'clock alert acknowledged'],
  'follow-up-received': ['追加の申し出を受けた', 'follow-up received'],
  'follow-up': ['追加の申し出', 'follow-up'],
  'attachments-read': ['添付を読み取った', 'attachments read'],
  'complaints-grouped': ['苦情をまとめた', 'complaints grouped'],
  'member-asked': ['集中に加えてよいか尋ねた', 'member asked'],
  'member-judged': ['集中に加わるかを判断した', 'member judged'],
  'notice-misdelivered': ['通知が別の人に届いた', 'notice misdelivered'],
  'notice-ruled-not-told': ['知らせていないと決めた', 'ruled not told'],
  'notice-ruling': ['知らせたかを決めた', 'notice ruling'],
  'person-told': ['知らせたと記録した', 'person told'],
  'persons-told': ['知らせたと記録した', 'persons told'],
  'persons-not-told': ['知らせていないと記録した', 'persons not told'],
  'everybody-told': ['全員に知らせた', 'everybody told'],
  'somebody-not-told': ['知らせていない人がいる', 'somebody not told'],
  'somebody-not-told-again': ['知らせていない人がまた生じた', 'somebody not told again'],
  settled: ['送信の結果をまとめて記録した', 'settled'],
  'worklist-read': ['知らせていない人の一覧を見た', 'worklist read'],
  unknown: ['届いたか確認できない', 'unknown'],
  'reply-from-elsewhere': ['別のアドレスから返信があった', 'reply from elsewhere'],
  'malware-found': ['不正なファイルを見つけた', 'malware found'],
  'taken-despite-scan': ['検査できないまま受け取った', 'taken despite scan'],
  rechecked: ['確かめ直した', 'rechecked'],
  undone: ['取り消した', 'undone'],
  same: ['同じ人とした', 'same person'],
  different: ['別の人とした', 'different persons'],
  ran: ['探した', 'ran'],
  'link-made': ['リンクを作った', 'link made'],
  resent: ['送り直した', 'resent'],
  transcribed: ['書き起こした', 'transcribed'],
  corrected: ['読み取りを直した', 'corrected'],
  delayed: ['遅らせた', 'delayed'],
  failed: ['失敗した', 'failed'],
  claimed: ['担当を取った', 'claimed'],
  'claim-handed-over': ['担当を譲った', 'claim handed over'],
  'claim-taken-over': ['担当を引き継いだ', 'claim taken over'],
  'claim-released': ['担当を離した', 'claim released'],
  acknowledge: ['受理を知らせた', 'acknowledged'],
  assign: ['担当を決めた', 'assigned'],
  noted: ['メモを書いた', 'noted'],
  'danger-marked': ['命の危険の印を付けた', 'danger marked'],
  'danger-lifted': ['命の危険の印を外した', 'danger lifted'],
  prefers: ['連絡の希望を記録した', 'preference recorded'],
  'danger-confirmed': ['命の危険があるとした', 'danger confirmed'],
  'danger-cleared': ['命の危険はないとした', 'danger cleared'],
  'participant-added': ['関係者を加えた', 'participant added'],
  'participant-removed': ['関係者を外した', 'participant removed'],
  'secret-rotated': ['鍵を取り替えた', 'secret rotated'],
  enabled: ['有効にした', 'enabled'],
  disabled: ['無効にした', 'disabled'],
};

/** Parts of the desk that act by themselves and have no word in the catalogue. */
const PARTS: Record<string, [string, string]> = {
  certificate: ['自動処理（証明書）', 'Certificates'],
  clusters: ['自動処理（苦情の集中）', 'Clusters'],
  evidence: ['自動処理（証拠一式）', 'Evidence'],
  imports: ['自動処理（取込み）', 'Imports'],
  lookback: ['自動処理（見直し）', 'Look-back'],
  'watch-certificate': ['自動処理（証明書）', 'Certificates'],
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

/** For what something was looked at: parts of an incident's room, and what people say of themselves. */
const PURPOSES: Record<string, [string, string]> = {
  deadlines: ['期限と義務', 'Deadlines'],
  investigation: ['調査', 'Investigation'],
  notices: ['通知', 'Notices'],
  prevention: ['再発防止', 'Prevention'],
  reports: ['報告', 'Reports'],
  walls: ['閲覧制限', 'Walls'],
  overview: ['概要', 'Overview'],
  timeline: ['経過', 'Timeline'],
  review: ['審査', 'Review'],
  report: ['報告書', 'Report'],
  demo: ['デモデータの作成', 'Demo data'],
  participants: ['関係者の確認', 'Participants'],
  conflict: ['同時の変更の確認', 'Conflict'],
  'notice-list': ['通知の宛先の作成', 'List of a notice'],
  training: ['学習用の判断', 'Training'],
  callback: ['折返しの連絡・本人確認', 'Calling back'],
  same: ['同じ方からの苦情かどうかの確認', 'Same person'],
  instruction: ['上長の指示による確認', 'Instruction'],
  other: ['そのほか', 'Other'],
};

/** `investigation` → 調査; what people wrote stands as they wrote it. */
export function purposeWord(purpose: string, language: Language): string {
  return pick(PURPOSES[purpose], language, purpose);
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
