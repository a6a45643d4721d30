/** Decodes a part's body by its Content-Transfer-Encoding. Unknown encodings are taken as they are. */
export function decodeTransfer(body: Buffer, encoding: string): Buffer {
  if (encoding === 'base64') return Buffer.from(body.toString('latin1'), 'base64');
  if (encoding === 'quoted-printable') return decodeQuotedPrintable(body.toString('latin1'));
  return body;
}

function decodeQuotedPrintable(text: string): Buffer {
  const joined = text.replace(/[ \t]*=[ \t]*\r?\n/g, '');
  const bytes = joined.replace(/=([0-9A-Fa-f]{2})/g, (_, pair: string) => String.fromCharCode(parseInt(pair, 16)));
  return Buffer.from(bytes, 'latin1');
}

/** Text as a base64 body of a UTF-8 part. */
export function encodeBody(text: string): Buffer {
  const lines =
    Buffer.from(text, 'utf8')
      .toString('base64')
      .match(/.{1,76}/g) ?? [];
  return Buffer.from(`${lines.join('\r\n')}\r\n`, 'latin1');
}
