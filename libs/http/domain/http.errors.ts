import { defineErrors, type ErrorKind } from '#kernel';

export const httpErrors = defineErrors({
  'http.invalid': { status: 422, ja: '入力内容に誤りがあります', en: 'Some fields are not valid' },
  'http.bad-request': { status: 400, ja: 'リクエストの形式が正しくありません', en: 'The request cannot be read' },
  'http.bad-json': { status: 400, ja: 'JSONの形式が正しくありません', en: 'The body is not valid JSON' },
  'http.bad-cursor': { status: 400, ja: 'ページの指定が正しくありません', en: 'Not a cursor of this list' },
  'http.bad-version': {
    status: 400,
    ja: 'If-Match の形式が正しくありません',
    en: 'If-Match must hold one version, for example "7"',
  },
  'http.not-found': { status: 404, ja: '見つかりません', en: 'Nothing is here' },
  'http.method-not-allowed': { status: 405, ja: 'この方法では呼び出せません', en: 'This method is not offered here' },
  'http.timeout': { status: 408, ja: '受信が時間内に終わりませんでした', en: 'The request took too long to arrive' },
  'http.too-large': { status: 413, ja: 'データが大きすぎます', en: 'The body is too large' },
  'http.uri-too-long': { status: 414, ja: 'アドレスが長すぎます', en: 'The address is too long' },
  'http.unsupported-media': {
    status: 415,
    ja: 'この形式のデータは受け付けていません',
    en: 'This media type is not accepted here',
  },
  'http.rate-limited': {
    status: 429,
    ja: 'リクエストが多すぎます。しばらく待ってからやり直してください',
    en: 'Too many requests; wait before trying again',
  },
  'http.forbidden': { status: 403, ja: '許可されていません', en: 'Not allowed' },
  'http.metrics-closed': {
    status: 403,
    ja: '計測値は自機又はトークンでのみ取得できます',
    en: 'Metrics are open to this machine or to the metrics token only',
  },
  'http.busy': {
    status: 503,
    ja: '大きなデータの受付が混み合っています。しばらく待ってから同じ内容を送り直してください',
    en: 'Too many large bodies are being read just now; send the same again in a minute',
  },
  'http.unavailable': { status: 503, ja: 'ただいま利用できません', en: 'Not available just now' },
  'http.internal': {
    status: 500,
    ja: '内部エラーが発生しました。お問い合わせの際は traceId をお知らせください',
    en: 'Something went wrong on our side; quote the traceId when asking about it',
  },
});

const BY_STATUS: ReadonlyMap<number, ErrorKind> = new Map(
  [
    httpErrors['http.bad-request'],
    httpErrors['http.forbidden'],
    httpErrors['http.not-found'],
    httpErrors['http.method-not-allowed'],
    httpErrors['http.timeout'],
    httpErrors['http.too-large'],
    httpErrors['http.uri-too-long'],
    httpErrors['http.unsupported-media'],
    httpErrors['http.rate-limited'],
    httpErrors['http.unavailable'],
  ].map((kind) => [kind.status, kind]),
);

/** The catalogue's kind for a status that the framework gave; an unlisted 4xx is a bad request, the rest internal. */
export function kindOfStatus(status: number): ErrorKind {
  const known = BY_STATUS.get(status);
  if (known !== undefined) return known;
  return status >= 400 && status < 500 ? httpErrors['http.bad-request'] : httpErrors['http.internal'];
}
