import {
  BOUNCE_SUBJECT,
  BOUNCE_TEXT,
  DAEMON_SENDER,
  FORM_LABEL,
  REPORTING_PROGRAM,
  REPORT_SENTENCE,
  SERVER_ANSWER,
  WEAK_SENDER,
} from './bounce-words.js';

/** What speaks for and against a mail being a delivery report when its structure does not say so. */
export interface ReportTraits {
  from: string;
  subject: string;
  /** The report's own words, without the returned message. */
  said: string;
  nullReturnPath: boolean;
  /** X-Mailer and User-Agent. */
  program: string;
  /** Whether a message, or the headers of one, is given back. */
  givesBack: boolean;
  /** Whether the words name a foreign recipient. */
  namesRecipient: boolean;
  autoSubmitted: boolean;
  /** Header marks of systems that send reports (X-MS-Embedded-Report, X-MLServer …). */
  reportHeader: boolean;
  /** Marks of newsletters (List-Unsubscribe). */
  newsletter: boolean;
}

/** Points of one trait; positive ones speak for a report. */
const POINTS = {
  daemon: 3,
  nullPath: 2,
  weakSender: 1,
  reportHeader: 2,
  title: 2,
  sentence: 2,
  errorWord: 1,
  answer: 1,
  givesBack: 1,
  namesRecipient: 1,
  autoSubmitted: 1,
  form: -5,
  forward: -4,
  peoplesProgram: -3,
  newsletter: -3,
} as const;
/** A report from a sender that sends nothing else needs less than one from a name that people use too. */
const ENOUGH_SURE_SENDER = 4;
const ENOUGH_WEAK_SENDER = 5;
const FORM_CHARS = 4000;
const FORWARD = /^\s*(?:fwd?|wg|tr|rv|i|転送|转发|轉寄|전달)\s*[:：]/i;
const PEOPLES_PROGRAM =
  /thunderbird|apple mail|iphone|ipad|outlook(?! express mta)|mutt|becky|shuriken|al-mail|eudora|evolution|k-?mail|roundcube|squirrel/i;

/** Whether a mail without a report's structure is a report all the same. In doubt it is a person's. */
export function looksLikeReport(mail: ReportTraits): boolean {
  const traits = traitsOf(mail);
  const sure = traits.daemon || traits.reportHeader;
  // Forms and relays write empty envelope senders and no-reply names too: there something has to be reported.
  const told = traits.answer || traits.givesBack || traits.namesRecipient;
  if (!sure && !((traits.nullPath || traits.weakSender) && told)) return false;
  if (!traits.title && !traits.sentence && !(traits.errorWord && traits.answer)) return false;
  const points = (Object.keys(POINTS) as (keyof typeof POINTS)[]).reduce(
    (sum, trait) => sum + (traits[trait] ? POINTS[trait] : 0),
    0,
  );
  return points >= (sure || traits.nullPath ? ENOUGH_SURE_SENDER : ENOUGH_WEAK_SENDER);
}

function traitsOf(mail: ReportTraits): Record<keyof typeof POINTS, boolean> {
  const daemon = DAEMON_SENDER.test(mail.from) || /^\s*(?:"?[\w ]*"?\s*)?<>?\s*$/.test(mail.from);
  const sentence = REPORT_SENTENCE.test(mail.said);
  return {
    daemon,
    nullPath: mail.nullReturnPath,
    weakSender: !daemon && WEAK_SENDER.test(mail.from),
    reportHeader: mail.reportHeader || REPORTING_PROGRAM.test(mail.program),
    title: BOUNCE_SUBJECT.test(mail.subject),
    sentence,
    errorWord: !sentence && BOUNCE_TEXT.test(mail.said),
    answer: SERVER_ANSWER.test(mail.said),
    givesBack: mail.givesBack,
    namesRecipient: mail.namesRecipient,
    autoSubmitted: mail.autoSubmitted,
    form: isForm(mail.said),
    forward: FORWARD.test(mail.subject),
    peoplesProgram: !daemon && PEOPLES_PROGRAM.test(mail.program),
    newsletter: !daemon && mail.newsletter && !mail.givesBack,
  };
}

/** Whether a text is what a web form sends: labels of its fields at the beginnings of lines, two Japanese or three others. */
export function isForm(text: string): boolean {
  const found = text.slice(0, FORM_CHARS).match(FORM_LABEL) ?? [];
  const labels = [...new Set(found.map((label) => label.replace(/[^\p{L}]/gu, '').toLowerCase()))];
  return labels.length >= 3 || labels.filter((label) => /[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]/u.test(label)).length >= 2;
}
