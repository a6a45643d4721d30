/**
 * How mail systems and carriers say that mail did not arrive. Collected from RFC 3464, the manuals of the mail systems
 * and reports seen in the wild; every list is language by language. All patterns take bounded time.
 */

const any = (...patterns: string[]): RegExp => new RegExp(patterns.join('|'), 'i');

/** Subjects of delivery reports. */
export const BOUNCE_SUBJECT = any(
  'undeliver|returned (?:e?-?mail|message|to sender)|returning (?:message|mail)|delivery (?:status|failure|has failed|failed|report|problem|notification|delay|incomplete|error)',
  'failure notice|fail(?:ed|ure)[ -](?:mail|delivery|to deliver|permanently)|mail (?:delivery )?(?:fail|failure|failed|error|warning|system error)|delivery.{0,40}(?:delayed|failed|failure|warning)|delivery rejected',
  'non[- ]?deliver|not (?:be )?delivered|could ?n.t be delivered|error (?:sending|during|in) |there was an error sending|warning:.{0,60}(?:send|deliver|delay|unknown)|processing error|mail rejected|rejected mail|user unknown|unknown user|message frozen',
  'not member article|fml system error|loop (?:alert|back warning)|ignored not member|security alert: ',
  '配信(?:不能|できません|失敗|エラー|に失敗|状況通知|遅延)|配送(?:不能|できません|失敗|エラー|遅延)|不達(?:通知|メール|のお知らせ)|メール.{0,10}(?:不達|未達|返送)|送信(?:できません|エラー|失敗)|メール ?エラー|エラー ?メール|届きません(?:でした)?$|未配信(?:通知|メール)|配達(?:不能|できません)',
  'unzustellbar|zustell(?:ung|fehler|problem)|nicht zugestellt|non remis|non distribu|[ée]chec (?:de (?:la )?)?(?:remise|distribution)|no (?:se )?ha? ?(?:podido )?entreg|no entregado|error de entrega|n[ãa]o entregue|mancata consegna|non recapitabile|onbestelbaar|niet bezorgd|niedostarczon|nedoru[čc]iteln|teslim edileme',
  'не доставлено|недоставленное|退信|退回|投递失败|投遞失敗|无法(?:投递|送达)|無法(?:傳遞|投遞)|传输失败|系统退信|발송 ?실패|전송 ?실패|배달 ?(?:실패|되지)|반송',
);

/** Who sends reports and nothing else, by the address or the name in From. */
export const DAEMON_SENDER = any(
  'mailer[-_ ]?daemon|mail[-_ ]?daemon|mail(?:er)?[-_. ]+deliver[y]?[-_. ]+(?:sub[-_. ]?)?(?:system|service)|delivery subsystem|double-bounce|mdaemon@|(?:^|[<" ])ndr@|mmsc ndr',
  'mail administrator|mail system|smtp_mail_service|antivirus_for_smtp|配信システム|メール配送システム|メールデーモン',
);

/** Names that people at a mail server use too; they prove a report only together with its words. */
export const WEAK_SENDER = any(
  '(?:^|[<" ])(?:post_?master|bounces?|no-?reply|do-?not-?reply|(?:sys(?:tem)?[-_. ]?)?admin(?:istrator)?|root|imss|mailsys(?:tem)?|mailgate(?:way)?|noc|hostmaster|[a-z0-9._-]{1,40}-(?:admin|owner|bounces?))[^@<>]{0,40}@',
  '(?:^|")(?:post ?master|microsoft outlook|system administrator|mail ?server)\\b',
);

/** Programs that send reports, by X-Mailer, X-Mailscanner and the like. */
export const REPORTING_PROGRAM =
  /internet mail service|^<?smtp32|m-filter|surfcontrol|spamlion|interscan|imss|mailmarshal|mailfoundry|sinamail|cgp-?notif/i;

/** Sentences that only a report speaks. One of them weighs more than any error word, which people quote too. */
export const REPORT_SENTENCE = any(
  'this is the (?:mail system|qmail|mailer-daemon|postfix|mail delivery|mail server)|message was created automatically by|this is an automatically generated delivery|mail delivery software|delivery[ -]status[ -]notification|non-?delivery report|returned mail -',
  '(?:could|can|has|have|was|were|did)(?: ?n.t| not)(?: been| be)? (?:deliver(?:ed)?|sent)|can ?not be delivered|did not reach the following|undeliverable (?:to|due|because)|(?:un|not |n.t )able to deliver|(?:trouble|difficulty|problem) deliver|not deliver your message|non-delivered information|did not receive (?:a copy of )?your message',
  'address(?:\\(es\\)|es)? (?:listed below )?(?:had|with|failed|was|were)|recipients?(?:\\(s\\))? (?:listed below )?(?:had|with|failed|was rejected|returned|were affected)|failed recipients?|delivery to the following|delivery of (?:e-?mail|your message) to|following recipient|(?:permanent|fatal|delivery) errors?\\b|delivery failed for the following|failed to deliver|sorry to have to inform',
  'transcript of (?:the )?(?:session|attempts)|unsent message|rejected your message|automatically rejected|been postponed|delivery attempts? will|will (?:be retried|keep trying|continue to try)|still trying|error has occurred while attempting|error was detected while|error message (?:below|follows)|no valid recipients|not listed in (?:the )?domino|unknown user: |invalid (?:final delivery userid|user address)|no such user here|failure reasons?|yet to be delivered|error delivering your|no valid recipients were found',
  'you are not a member|detected a loop condition|duplicated message-id|may cause mail loop|your message to .{1,80} (?:was|has been) (?:blocked|rejected)|wasn.t found at|couldn.t be found|address not found|message (?:not delivered|blocked)',
  '(?:次|下記|以下)の(?:宛先|あて先|宛て先|受信者|メールアドレス|アドレス).{0,40}(?:メッセージ|メール|送信|配信|届|失敗|エラー)|送信先のメールボックス|送信先メールアドレスが|(?:お届け|配信|配送|配達)でき(?:ません|なかった)|配信不能|に届けられ|届けることができません|自動的に生成して送信|ディレクトリのリストにありません|メールは.{0,20}受信(?:され|を拒否)|配信(?:エラー|に失敗し)',
  'nicht (?:zu(?:ge)?stell|zugestellt|ausgeliefert)|zustellung.{0,40}(?:fehlgeschlagen|nicht)|n.a (?:pas )?pu [êe]tre|pas pu [êe]tre (?:remis|d[ée]livr|distribu|envoy)|[ée]chec de (?:la )?remise|no se (?:ha )?(?:pudo|podido) entregar|no (?:pudo|puede) ser entregado|n[ãa]o (?:p[ôo]de|foi poss[íi]vel) (?:ser )?entreg|non [èe] stato (?:possibile )?(?:recapitat|recapitare|consegnat|consegnare)|kon niet worden (?:bezorgd|afgeleverd)|nie (?:mo[żz]e|mog[łl]a) zosta[ćc] dostarczon|teslim edilemedi',
  'не (?:может|могло|могут|удалось|было).{0,30}доставл|не удалось доставить|无法(?:投递|送达|发送)|退信|投递失败|無法(?:傳遞|投遞|送達)|未能送达|전송되지|전송(?:에)? 실패|배달(?:하지|되지|할 수)|보내지 못',
);

/** Error words; they count a little, for people quote them. */
export const BOUNCE_TEXT = any(
  'user unknown|unknown user|no such (?:user|address|mailbox|recipient)|invalid (?:recipient|mailbox|user)|recipient (?:address )?(?:rejected|unknown)|rejected by|does not exist|doesn.t exist|mailbox (?:is )?(?:full|unavailable|not found)|over ?quota|host (?:or domain name )?not found|undeliverable|delivery.{0,40}failed|delivery (?:failure|problem|error)|not (?:yet )?(?:been |be )?delivered',
  '宛先(?:が|不明|に該当)|あて先(?:が|不明|へのメッセージ)|存在しません|見つかりません|送信できません|配信できません|配送できません|届けられません|届きませんでした|受信(?:を)?拒否|容量(?:が|を)|いっぱい|一杯|エラーのため|配信に失敗|送信に失敗',
);

/** A server's answer as reports give it: 550 5.1.1 …, "said: 550", "<<< 550", "(#5.1.1)". */
export const SERVER_ANSWER =
  /(?:^|[\s:("<#])[45]\d\d[- ]#?[45]\.\d{1,2}\.\d{1,3}|(?:said|error|code|reason|received|returned|response|<<<|>>>|remote)[^\n]{0,80}?[\s:(#[][45]\d\d[\s)\]:,-]|^[ \t]*[45]\d\d[ -]|\(#[45]\.\d\.\d|(?:^|[\s:(<])[45]\.\d\.\d{1,3}[\s:;)]/im;

/** Words of a report that only waits. */
export const DELAY_TEXT =
  /will (?:be retried|keep trying|continue (?:trying|to try))|still (?:being )?(?:trying|retried|queued)|not yet been delivered|has not yet|delivery.{0,20}delayed|been postponed|attempts will continue|no need to resend|do not need to resend|not resend your|warning message only|noch nicht zugestellt|再送(?:を|し)|遅延し|配送が遅れ/i;

/** Subjects of reports that only wait. */
export const DELAY_SUBJECT = /delay|warning|still|遅延|verzögert|retardée|отложен/i;

/** Labels of a web form's mail: such a mail is a person's, whoever's address stands in From. */
export const FORM_LABEL =
  /^[ \t■●◆▼・*【[（(<]{0,6}(?:お?名前|氏名|ご芳名|お客様名|ご担当者|会社名|フリガナ|ふりがな|メールアドレス|e-?mail|電話番号|ご?連絡先|住所|郵便番号|お?問い?合わ?せ(?:内容|種別|項目|件名)?|ご(?:意見|要望|相談|質問)(?:内容)?|苦情(?:内容)?|内容|本文|件名|契約者番号|お客様番号|your name|name|full name|phone|message|comments?|inquiry|subject|nachricht|nom|message)[】\])）>]{0,2}[ \t]*(?:[:：=】\]]|$)/gim;

/** Abuse reports of providers that do not follow RFC 5965. */
export const FEEDBACK_SUBJECT =
  /^\s*(?:complaint about message from|e-?mail feedback report for ip|abuse (?:report|feedback)|spam (?:report|complaint))/i;
export const FEEDBACK_SENDER =
  /(?:^|[<" ])(?:staff|scomp|feedback\w{0,20}|fbl|abuse\w{0,20}|complaints?|arf)[\w.+-]{0,40}@/i;
