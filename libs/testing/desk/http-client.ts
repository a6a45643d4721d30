/** An answer of the desk, read to its end. */
export interface Answer {
  status: number;
  headers: Headers;
  /** JSON where the desk sent JSON, else the text. */
  body: unknown;
  bytes: Buffer;
  /** The body in the shape that the caller expects. */
  as<T>(): T;
}

/** What one request carries besides its path. */
export interface RequestOptions {
  body?: unknown;
  headers?: Record<string, string>;
}

/** A file of a multipart upload. */
export interface Upload {
  name: string;
  bytes: Uint8Array;
  mediaType: string;
  fields?: Record<string, string>;
}

/** A client over real HTTP: keeps cookies as a browser does and sends the CSRF token of its session. */
export class HttpClient {
  private readonly cookies = new Map<string, string>();
  private csrfToken: string | null = null;
  private bearer: string | null = null;

  constructor(private readonly url: string) {}

  /** Opens a session; fails when the desk refuses. */
  async signIn(email: string, password: string): Promise<this> {
    const answer = await this.post('/api/v1/session', { email, password });
    if (answer.status !== 200) throw new Error(`signing in was answered ${answer.status}: ${answer.bytes.toString()}`);
    this.csrfToken = answer.as<{ csrfToken: string }>().csrfToken;
    return this;
  }

  /** Sends an API token from now on. */
  useToken(token: string): this {
    this.bearer = token;
    return this;
  }

  /** Sends another CSRF token from now on, or none: for tests of the protection. */
  useCsrfToken(token: string | null): this {
    this.csrfToken = token;
    return this;
  }

  /** The cookies as a Cookie header, for a browser or a raw request. */
  get cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('GET', path, { headers });
  }

  post(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('POST', path, { body, headers });
  }

  put(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('PUT', path, { body, headers });
  }

  patch(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('PATCH', path, { body, headers });
  }

  delete(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('DELETE', path, { headers });
  }

  /** Posts fields as a browser posts a form without script. */
  submit(path: string, fields: Record<string, string>): Promise<Answer> {
    return this.send('POST', path, { body: new URLSearchParams(fields) });
  }

  /** Uploads one file in the field `file`. */
  upload(path: string, { name, bytes, mediaType, fields = {} }: Upload): Promise<Answer> {
    const form = new FormData();
    for (const [field, value] of Object.entries(fields)) form.set(field, value);
    form.set('file', new Blob([new Uint8Array(bytes)], { type: mediaType }), name);
    return this.send('POST', path, { body: form });
  }

  /** Any request; redirects are answered, not followed. */
  async send(method: string, path: string, { body, headers = {} }: RequestOptions = {}): Promise<Answer> {
    const plain = body === undefined || body instanceof FormData || body instanceof URLSearchParams;
    const response = await fetch(new URL(path, this.url), {
      method,
      redirect: 'manual',
      headers: { ...this.ownHeaders(method), ...(plain ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined
        ? {}
        : { body: plain ? (body as NonNullable<RequestInit['body']>) : JSON.stringify(body) }),
    });
    this.keepCookies(response);
    return read(response);
  }

  private ownHeaders(method: string): Record<string, string> {
    const safe = method === 'GET' || method === 'HEAD';
    return {
      ...(this.cookies.size > 0 ? { cookie: this.cookieHeader } : {}),
      ...(this.csrfToken !== null && !safe ? { 'x-csrf-token': this.csrfToken } : {}),
      ...(this.bearer === null ? {} : { authorization: `Bearer ${this.bearer}` }),
    };
  }

  private keepCookies(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';');
      const name = pair.slice(0, pair.indexOf('='));
      const ended = attributes.some((attribute) => /^\s*max-age=0\s*$/i.test(attribute));
      if (ended) this.cookies.delete(name);
      else this.cookies.set(name, pair.slice(name.length + 1));
    }
  }
}

async function read(response: Response): Promise<Answer> {
  const bytes = Buffer.from(await response.arrayBuffer());
  const isJson = /[/+]json/.test(response.headers.get('content-type') ?? '');
  const body: unknown = isJson && bytes.length > 0 ? JSON.parse(bytes.toString()) : bytes.toString();
  return { status: response.status, headers: response.headers, body, bytes, as: <T>() => body as T };
}
