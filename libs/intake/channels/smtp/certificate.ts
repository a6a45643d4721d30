import { readFileSync, statSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { SettingsError, type Settings } from '#kernel';

/** Certificate and key of the mail listener. */
export interface KeyPair {
  cert: Buffer;
  key: Buffer;
}

/** The files of a certificate and its key, read anew when they change. */
export class Certificate {
  private look: string;
  pair: KeyPair;

  private constructor(private readonly files: { cert: string; key: string }) {
    this.look = lookOf(files);
    this.pair = readPair(files);
  }

  /** Null when none is configured. Throws {@link SettingsError} when it cannot be used: plain text is no way out. */
  static from({
    smtpTlsCert: cert,
    smtpTlsKey: key,
  }: Pick<Settings, 'smtpTlsCert' | 'smtpTlsKey'>): Certificate | null {
    if (cert === null && key === null) return null;
    if (cert === null || key === null)
      throw new SettingsError('MADOGUCHI_SMTP_TLS_CERT and MADOGUCHI_SMTP_TLS_KEY must be given together.');
    try {
      return new Certificate({ cert, key });
    } catch {
      throw new SettingsError(`The certificate ${cert} with the key ${key} of the mail listener cannot be used.`);
    }
  }

  /** True when the files hold another pair now, which {@link pair} is then. Throws when they are no pair: the old one stays. */
  hasChanged(): boolean {
    const look = lookOf(this.files);
    if (look === this.look) return false;
    this.pair = readPair(this.files);
    this.look = look;
    return true;
  }
}

function readPair(files: { cert: string; key: string }): KeyPair {
  const pair = { cert: readFileSync(files.cert), key: readFileSync(files.key) };
  createSecureContext(pair);
  return pair;
}

function lookOf(files: { cert: string; key: string }): string {
  return [files.cert, files.key]
    .map((file) => statSync(file))
    .map(({ ino, size, mtimeMs }) => `${String(ino)} ${String(size)} ${String(mtimeMs)}`)
    .join(' ');
}
