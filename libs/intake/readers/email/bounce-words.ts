/** How servers and carriers say that mail did not arrive; collected from RFC 3464 reports and the wild ones. */

/** Subjects of delivery reports. */
export const BOUNCE_SUBJECT =
  /undeliver|returned (mail|to sender)|delivery (status|failure|has failed|report|problem|notification)|failure notice|mail delivery fail|non[- ]?delivery|not (be )?delivered|mail system error|could ?n.t be delivered|delivery.*(delayed|failed)|warning:.*(send|deliver|delay)|mail error|配信(不能|できません|失敗|エラー|に失敗|状況通知|遅延)|配送(不能|できません|失敗|エラー|遅延)|不達|送信(できません|エラー|失敗)|メールエラー|エラーメール|届きません|未配信/i;

/** Who sends them, by the address or name in From. */
export const DAEMON_SENDER =
  /mailer[-_ ]?daemon|mail[-_ ]?daemon|mail delivery (sub)?system|mail administrator|mail system|delivery subsystem|double-bounce|配信システム|メール配送システム/i;

/** Names people at a mail server use too; they prove a bounce only together with its words. */
export const WEAK_SENDER = /^"?(post_?master|bounces?|no-?reply|microsoft outlook|system administrator)\b/i;

/** What the body of a report says. */
export const BOUNCE_TEXT =
  /user unknown|unknown user|no such (user|address|mailbox|recipient)|invalid (recipient|mailbox|user)|recipient (address )?(rejected|unknown)|rejected by|does not exist|doesn.t exist|mailbox (is )?(full|unavailable|not found)|over ?quota|permanent(ly)? (fatal )?(error|failure)|could not (be )?deliver|couldn.t (be )?deliver|unable to deliver|not (been |be )?delivered|delivery.{0,40}failed|host (or domain name )?not found|address(es)? (had|failed|was|were)|undeliverable|still trying|will keep trying|宛先(が|不明|に該当)|あて先(が|不明|へのメッセージ)|存在しません|存在しない|見つかりません|見つかりませんでした|送信できません|配信できません|配送できません|届けられません|届きませんでした|受信(を)?拒否|容量(が|を)|いっぱい|エラーのため|配信に失敗|送信に失敗/i;

/** Words of a report that only waits. */
export const DELAY_TEXT =
  /will (be retried|keep trying|continue trying)|still trying|not yet been delivered|delivery.{0,20}delayed|temporary|no need to resend|warning message only|再送(を|し)|遅延し/i;

/** Where a report stops speaking and the returned message begins. */
export const RETURNED_PART =
  /^[ \t]*(?:-{2,}.{0,60}(?:original|copy|message|header|returned|以下|元の).*|-{3,}\s*$|Return-Path:.*|Received:.*|={3,} ?Original.*|元のメッセージ.*|.{0,20}(?:以下|下記)(?:は|の)?.{0,20}(?:元|送信)(?:の)?(?:メッセージ|メール).*)$/im;
