import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { log, type Clock, type Settings } from '#kernel';
import type { Certificate } from './certificate.js';
import type { MailIntake } from './mail-intake.js';
import { MailRate } from './mail-rate.js';
import { Patience } from './patience.js';
import { isOurs } from './recipients.js';
import { refusal } from './refusal.js';

/** How long open connections may take to end when the desk stops. */
const CLOSE_MS = 5_000;
/** Commands that tell of addresses, and jests of the library. */
const NEVER = ['AUTH', 'VRFY', 'EXPN', 'WIZ', 'SHELL', 'KILL'];

/** What a mail server is made of. */
export interface MailServerParts {
  settings: Settings;
  intake: MailIntake;
  certificate: Certificate | null;
  clock: Clock;
  /** Told when a mail was refused because it is beyond the hard limit. */
  onTooBig: () => void;
}

/** A server for SMTP or LMTP that takes mail for our domains and nothing else. It does not listen yet. */
export function mailServer(lmtp: boolean, parts: MailServerParts): SMTPServer {
  const { settings, certificate, intake } = parts;
  const patience = new Patience(() => server, settings.smtpMailSeconds * 1000);
  const server = new SMTPServer({
    lmtp,
    authOptional: true,
    disabledCommands: certificate === null ? [...NEVER, 'STARTTLS'] : NEVER,
    ...(certificate?.pair ?? {}),
    size: Math.max(settings.smtpHardMaxBytes, settings.smtpMaxBytes),
    maxRecipients: settings.smtpMaxRecipients,
    banner: 'Madoguchi',
    disableReverseLookup: true,
    // Japanese carriers gave out addresses such as `a..b.@docomo.ne.jp`; a sender with one is not turned away.
    lenientAddressParsing: true,
    logger: tooBigListener(parts.onTooBig),
    maxClients: settings.smtpMaxClients,
    socketTimeout: settings.smtpSilenceSeconds * 1000,
    closeTimeout: CLOSE_MS,
    onConnect: (session, done) => {
      patience.renew(session);
      renewCertificate(server, certificate);
      done();
    },
    onClose: (session) => {
      patience.end(session);
    },
    ...gatekeeping(parts),
    onData: (stream, session, done) => {
      const taking = intake.take(stream, session).finally(() => {
        patience.renew(session);
      });
      void taking.then(
        (text) => {
          done(null, text);
        },
        (error: unknown) => {
          done(error instanceof Error ? error : refusal(451, '4.3.0 Try again later'));
        },
      );
    },
  });
  return server;
}

/** Who may send, and to whom. Who is too fast is asked to wait: a mail server tries again by itself. */
function gatekeeping({ settings, clock }: MailServerParts): Pick<SMTPServerOptions, 'onMailFrom' | 'onRcptTo'> {
  const clients = new MailRate(settings.smtpClientPerMinute, clock);
  const senders = new MailRate(settings.smtpSenderPerMinute, clock);
  const domains = [...settings.mailDomains, settings.bounceDomain ?? ''];
  return {
    onMailFrom: ({ address }, { remoteAddress }, done) => {
      const slow = clients.allows(remoteAddress) && senders.allows(address.toLowerCase());
      done(slow ? null : refusal(450, '4.7.1 Too many mails, try again later'));
    },
    onRcptTo: ({ address }, _session, done) => {
      done(isOurs(address, domains) ? null : refusal(550, '5.7.1 Relaying denied'));
    },
  };
}

/** A pair that cannot be used leaves the old one standing; it may be half-written. */
function renewCertificate(server: SMTPServer, certificate: Certificate | null): void {
  try {
    if (certificate?.hasChanged() === true) server.updateSecureContext(certificate.pair);
  } catch (error) {
    log.error({ err: error }, 'the new certificate of the mail listener cannot be used; the old one stays');
  }
}

/** The library refuses a told size by itself and tells only its log. */
function tooBigListener(onTooBig: () => void): NonNullable<SMTPServerOptions['logger']> {
  const nothing = (): void => undefined;
  const debug = (facts: unknown, ...words: unknown[]): void => {
    const sent = (facts as { tnx?: string } | null)?.tnx === 'send' && String(words.at(-1)).startsWith('552');
    if (sent) onTooBig();
  };
  return { level: nothing, trace: nothing, debug, info: nothing, warn: nothing, error: nothing, fatal: nothing };
}
