import type { BouncedRecipient } from '../read-result.js';

/** What words of servers mean when no enhanced code (RFC 3463) is told. */
interface MeaningOfWords {
  /** Subject and detail of the code, without its class. */
  detail: string;
  words: RegExp;
}

/** In order: what is special first. The words come from mail systems' sources and from reports seen. */
const MEANINGS: readonly MeaningOfWords[] = [
  {
    detail: '4.6',
    words: /too many hops|hop count|mail loop|message looping|loops? back|loop (?:condition|detected)|(?<!グ)ループ/i,
  },
  {
    detail: '2.2',
    words:
      /mail(?:box|folder|drop).{0,30}(?:full|quota|exceed)|(?:over|exceed\w{0,3}).{0,20}(?:quota|disk|storage|limit)|quota.{0,20}(?:exceed|full|violation|reached)|out of space|not enough (?:storage|space)|insufficient (?:disk|system )?(?:storage|space)|is full\b|容量|(?:メールボックス|受信箱).{0,10}(?:いっぱい|一杯|超)|一杯のため|exceeded the local limit|переполнен|空间不足|已满|postfach.{0,20}voll|bo[îi]te.{0,60}pleine/i,
  },
  {
    detail: '3.4',
    words:
      /(?:message|mail|size|data).{0,30}(?:too (?:large|big|long(?! in))|exceed(?:s|ed)?.{0,30}(?:size|limit|maximum)|size limit|larger than)|size.{0,30}exceed|mail size limit|サイズ(?:が|を).{0,10}(?:超|大き|制限)|maximum message size/i,
  },
  {
    detail: '2.1',
    words:
      /(?:account|mailbox|user|recipient|address|domain).{0,40}(?:disabled|suspended|inactive|deactivated|not active|discontinued|locked|expired)|(?:disabled|suspended|inactive) (?:account|mailbox|user)|no longer (?:active|on server|available|valid|in use|accepts?)|利用停止|解約|休止/i,
  },
  {
    detail: '4.1',
    words:
      /connection (?:timed? ?out|refused|reset|failed|dropped|closed)|connect(?:ion)? to|no route|not respond|unreachable|network|lost connection|lookup failure/i,
  },
  {
    detail: '4.7',
    words:
      /timeout exceeded|retry time|(?:delivery|retry).{0,30}(?:expired|timed? ?out)|time ?out|timed out|too long|message expired|exceeded.{0,30}(?:queue|delivery attempts|time)|(?:not|undeliver\w{0,4}|cannot|could not).{0,60}(?:for|in|within|after) \d{1,4}(?:\.\d)? (?:day|hour|minute)|aborted after|queue (?:time|period|lifetime)|期限切れ|タイムアウト|配送が遅/i,
  },
  {
    detail: '7.1',
    words:
      /relay(?:ing)? (?:is )?(?:not|denied|access|prohibited)|not (?:permitted|allowed) to relay|unable to relay|中継/i,
  },
  {
    detail: '1.1',
    words:
      /(?:user|recipient|account|mailbox|address|addressee|alias|name)(?: name)?\b.{0,60}(?:unknown|not? (?:found|known|exist|recogni[sz]ed|listed|a valid)|does ?n.t exist|does not exist|invalid|not (?:a )?(?:valid|recogni[sz]ed|local)|not (?:have|our)|unavailable|name not allowed)|(?:unknown|invalid|no such|nonexist\w{0,6}|non-exist\w{0,6}|undefined|bad|not a valid|isn.t a) (?:\w{1,20} ){0,2}(?:user|userid|recipient|account|mailbox|address|local[- ]part|name|person)|no (?:mailbox|user|account|recipient|valid recipients(?! were found))|(?:user|address).{0,40}doesn.t have|did not exactly match|wasn.t found|couldn.t be found|address not found|not listed in|unrouteable address|存在し(?:ません|ない)|見つか(?:ら|り)|宛先不明|該当.{0,20}(?:ありません|なし)|リストにありません|ユーザ.{0,10}不明|(?:адрес|ящик|пользовател).{0,40}(?:не (?:существ|найден)|неизвест)|不存在|找不到|찾을 수 없|empf[äa]nger.{0,30}(?:unbekannt|nicht gefunden)|destinataire.{0,30}(?:inconnu|introuvable)/i,
  },
  {
    detail: '1.2',
    words:
      /(?:host|domain|server|mx|gateway|destination)(?: name| or domain name)?.{0,40}(?:unknown|not? (?:found|exist|resol)|invalid|lookup|does not exist|could ?n.t be found)|unknown (?:host|domain)|no such (?:host|domain)|name service error|could not find (?:a|any) (?:gateway|host|mail server)|no (?:mx|mail) (?:record|exchanger|server)|couldn.t find any host|domain.{0,20}isn.t|ドメイン.{0,20}(?:ありません|存在|見つ)/i,
  },
  {
    detail: '7.1',
    words:
      /spam|block(?:ed|ing)?|black ?list|reject(?:ed)?|refused|denied|policy|prohibit|not (?:accept|allow|permit|authori[sz]ed|a member)|reputation|spf|dkim|dmarc|virus|content|filter|受信(?:を)?拒否|拒否|迷惑メール|preferences/i,
  },
];

/** Success is believed only where a field tells it: in free text 2.x.y is a version of something. */
const ENHANCED = /(?<![\d.])([45]\.\d{1,3}\.\d{1,3})(?![\d.])/;
const REPLY = /(?:^|[\s:#(<>[_=-])([245])\d\d(?=[\s:;,)\]#-]|$)/m;
const TEMPORARY = /temporar|persistent transient|deferred|\btransient\b|一時的/i;

/** First enhanced code in free text, else one made of a bare SMTP reply code (550 → 5.0.0), else null. */
export function statusIn(text: string): string | null {
  const enhanced = enhancedIn(text);
  if (enhanced !== null) return enhanced;
  const reply = REPLY.exec(text)?.[1];
  return reply === undefined || reply === '2' ? null : `${reply}.0.0`;
}

function enhancedIn(text: string): string | null {
  const all = text.matchAll(new RegExp(ENHANCED.source, 'g'));
  let vague: string | null = null;
  for (const [, code] of all) {
    if (code === undefined) continue;
    if (!isVague(code)) return code;
    vague ??= code;
  }
  return vague;
}

/** Whether a code says nothing beyond its class. */
export function isVague(status: string): boolean {
  return status === '' || /^[245]\.0\.0$/.test(status);
}

/**
 * The best status for one recipient: what is told, else what its diagnostic says, else what the words of the report mean.
 * `said` are the words that speak of this recipient.
 */
export function concludeStatus(recipient: BouncedRecipient, said: string): string {
  const { status, action, diagnostic } = recipient;
  if (!isVague(status)) return status;
  if (action === 'delivered' || action === 'relayed' || action === 'expanded') return status === '' ? '2.0.0' : status;
  const words = `${diagnostic}\n${said}`;
  const told = statusIn(diagnostic) ?? statusIn(said);
  if (told !== null && !isVague(told)) return status === '' ? told : `${status.charAt(0)}${told.slice(1)}`;
  const meaning = meaningOf(diagnostic) ?? meaningOf(said);
  const known = [status, told ?? ''].find((code) => code !== '')?.charAt(0);
  const cls = known ?? (action === 'delayed' ? '4' : usualClass(words));
  return meaning === undefined ? `${cls}.0.0` : `${cls}.${meaning.detail}`;
}

/** A message that came back has failed for good unless the words say otherwise. */
function usualClass(words: string): string {
  return TEMPORARY.test(words) ? '4' : '5';
}

function meaningOf(words: string): MeaningOfWords | undefined {
  const line = words.replace(/\s+/g, ' ').trim();
  return line === '' ? undefined : MEANINGS.find((meaning) => meaning.words.test(line));
}
