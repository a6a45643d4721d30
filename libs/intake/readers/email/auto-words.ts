/** Words of machines that answer for people, language by language. All patterns take bounded time. */

const either = (...words: string[]): string => `(?:${words.join('|')})`;

/** What an answering machine calls its answer; alone in front of a subject it is proof enough. */
const ANSWER = either(
  'auto(?:matic|mated)?[ -]?(?:reply|response|answer)',
  'auto-?respon(?:se|der)',
  'out[ -]of[ -](?:the[ -])?office(?: (?:auto-?)?reply)?',
  'vacation (?:reply|message|notice|auto-?reply)',
  'automatische (?:antwort|abwesenheitsnotiz|r[üu]ckantwort)|abwesenheits(?:notiz|nachricht|benachrichtigung|assistent|meldung)|abwesend',
  "r[ée]ponse automatique(?: d'absence)?|absence du bureau|message d'absence|absent\\(?e?\\)? du bureau",
  'respuesta autom[áa]tica|fuera de (?:la )?oficina|risposta automatica|fuori (?:sede|ufficio)|resposta autom[áa]tica|aus[êe]ncia tempor[áa]ria',
  'automatisch antwoord|afwezigheidsbericht|autosvar|automatiskt svar|automaattinen vastaus|automatyczna odpowied[źz]|automatick[áa] odpov[ěe][ďd]|otomatik yan[ıi]t',
  'автоматический ответ|автоответ(?:чик)?|вне офиса',
  '自動(?:返信|応答)(?:メール|メッセージ)?|自动(?:回复|答复|回覆)|自動(?:回覆|回復)|外出自动回复|자동 ?(?:회신|응답|답장)|부재 ?중 ?(?:자동 ?)?(?:회신|응답|안내)',
);

/** Absence told in the subject: people complain of absence slips too, so the text has to bear it out. */
const ABSENCE = either(
  'away from (?:my (?:mail|desk|office)|the office)|on (?:vacation|annual leave|holiday|parental leave)|i am (?:currently )?(?:out|away)',
  '不在(?:通知|連絡|案内|の(?:お知らせ|ご?連絡|ご案内))?|休暇(?:中|取得中|の(?:お知らせ|ご?連絡))?|(?:夏季|冬季|年末年始)休業(?:の(?:お知らせ|ご案内))?|出張中|外出中|休業のお知らせ',
  'im urlaub|en (?:vacances|cong[ée]s?)|de vacaciones|in ferie|休假|외출 ?중|휴가 ?중|в отпуске',
);

/** `[Automatic reply] …`, `自動返信：…`: the answer's name, a closing bracket, a colon or the end. Never after "Re:". */
export const ANSWER_SUBJECT = new RegExp(
  `^\\s*[[【（(<＜《〈]?\\s*${ANSWER}\\s*(?:[\\]】）)>＞》〉]|[:：]|[-–—] |$|\\s+(?:re|aw|from)\\b)`,
  'i',
);

/** Absence in front of a subject. */
export const ABSENCE_SUBJECT = new RegExp(`^\\s*[[【（(]?\\s*${ABSENCE}\\s*(?:[\\]】）)]|[:：]|[-–—] |$)`, 'i');

/** What the text of an answer of absence says of its sender, or of itself. */
export const ABSENCE_TEXT =
  /(?:i am|i.m|i will be|we are|we.re).{0,40}(?:out of (?:the )?office|away from|on (?:vacation|annual leave|leave|holiday))|limited access to (?:e-?mail|my mail)|this is an auto(?:matic|mated) (?:reply|response|message)|(?:ただいま|現在|\d日|月|まで|より|から|期間|下記|以下|終日|本日).{0,30}(?:不在|休暇|休業|出張|外出)(?:に|と|中|を|の(?:ため|期間)).{0,40}(?:おります|いたします|います)|(?:不在|休暇|休業|出張|外出)に?(?:して|いただいて|させていただいて|と?なって)おります|戻り次第.{0,30}(?:連絡|返信|対応|返答)|(?:この|本)(?:メール|返信|メッセージ)は.{0,20}自動|(?:bin|befinde).{0,60}(?:abwesend|urlaub|nicht im)|(?:suis|serai).{0,60}(?:absent|cong[ée]|vacances)|(?:estoy|estar[ée]).{0,40}(?:fuera|vacaciones)|我(?:正在|目前|将).{0,10}(?:休假|外出|出差)|부재 ?중입니다|휴가 ?중입니다|(?:нахожусь|буду).{0,30}(?:отпуск|отсутств)/i;

/** A machine asks the writer to prove that he is a person before it delivers the mail. */
export const CHALLENGE =
  /(?:confirm|verif).{0,60}(?:you are (?:a )?(?:human|person|real|not)|that you sent|your (?:e-?mail|message).{0,20}deliver|sender)|sender (?:verification|confirmation|address verification)|waiting for (?:your )?(?:approval|confirmation)|challenge[- ]response|(?:認証|確認|迷惑メール対策).{0,20}のため.{0,40}(?:返信|クリック|アクセス)してください|(?:この|本)メールに(?:そのまま)?(?:返信|ご返信).{0,30}(?:お届け|配信|受信|認証)|boxbe|spamarrest|tmda/i;

/** How such a mail is called when nothing else marks it. */
export const CHALLENGE_SUBJECT =
  /^\s*(?:please (?:confirm|verify)|confirm your|verify your|(?:sender )?verification|action required|【?(?:認証|送信者確認|メール認証))/i;

/** "Read: …" of mail programs that send no report part. */
export const RECEIPT_SUBJECT =
  /^\s*(?:read|not read|displayed|return receipt(?: \(displayed\))?|delivered|deleted|開封済み|既読|開封確認|未読のまま削除|gelesen|ungelesen gel[öo]scht|lu|non lu|le[íi]do|letto|прочитано|已读|已讀|읽음)\s*(?:[:：]|[-–—] )/i;
export const RECEIPT_TEXT =
  /was (?:read|displayed|deleted|opened)|has been (?:read|displayed|opened)|return receipt for the (?:mail|message)|開封(?:されました|確認|済み)|読まれました|表示されました|wurde (?:gelesen|ge[öo]ffnet|angezeigt)|a [ée]t[ée] (?:lu|affich|ouvert)|ha sido le[íi]do|已(?:被)?(?:阅读|閱讀)|읽었습니다/i;

/** How mail programs call the answer to an invitation. */
export const INVITATION_ANSWER =
  /^\s*(?:accepted|declined|tentative(?:ly accepted)?|承諾(?:済み)?|仮承諾(?:済み)?|辞退(?:済み)?|zugesagt|abgelehnt|mit vorbehalt|accept[ée]|refus[ée]|已接受|已拒绝|수락|거절)\s*[:：]/i;
/** Lines of an invitation that its answer repeats; they are no words of the sender's own. */
export const CALENDAR_LINE =
  /^\s*(?:(?:when|where|who|日時|場所|参加者|予定|開始|終了|主催者|wann|wo|quand|o[ùu])\s{0,3}[:：]|>|[A-Z-]{3,30}[:;])/i;
