const eucKr = new TextDecoder('euc-kr');
const gb = new TextDecoder('gb18030');

/** UTF-7 (RFC 2152): `+base64-` runs of UTF-16BE. What is no such run stays as it is. */
export function decodeUtf7(bytes: Buffer): string {
  return bytes.toString('latin1').replace(/\+([A-Za-z0-9+/]*)-?/g, (whole, run: string) => {
    if (run === '') return whole === '+-' ? '+' : whole;
    const units = Buffer.from(run, 'base64');
    if (units.length < 2) return whole;
    return Buffer.from(units.subarray(0, units.length & ~1))
      .swap16()
      .toString('utf16le');
  });
}

/** ISO-2022-KR: SO and SI switch to and from KS X 1001. */
export function decodeIso2022Kr(bytes: Buffer): string {
  return shifted(bytes, (run) => eucKr.decode(run));
}

function shifted(bytes: Buffer, decode: (run: Buffer) => string): string {
  const text = bytes.toString('latin1').replaceAll('\x1b$)C', '');
  return text.replace(/\x0e([^\x0f\r\n]*)\x0f?/g, (_, run: string) =>
    decode(Buffer.from([...run].map((c) => c.charCodeAt(0) | 0x80))),
  );
}

/** HZ (RFC 1843): GB 2312 between ~{ and ~}. */
export function decodeHz(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/~\{((?:[\x21-\x7d][\x21-\x7e])*)(?:~\}|(?=[\r\n]|$))/g, (_, run: string) =>
      gb.decode(Buffer.from([...run].map((c) => c.charCodeAt(0) | 0x80))),
    )
    .replace(/~~/g, '~')
    .replace(/~\r?\n/g, '');
}
