/** One way to fail: a stable code, the HTTP status it maps to, and its title in both languages. */
export interface ErrorKind {
  readonly code: string;
  readonly status: number;
  readonly ja: string;
  readonly en: string;
}

/** A field that was refused: JSON pointer and a code, never the value. */
export interface FieldError {
  pointer: string;
  code: string;
}

/** Declares a feature's errors once; the key (`area.kebab`) becomes the code. */
export function defineErrors<const T extends Record<string, Omit<ErrorKind, 'code'>>>(
  table: T,
): { readonly [K in keyof T]: ErrorKind } {
  return Object.fromEntries(Object.entries(table).map(([code, kind]) => [code, { code, ...kind }])) as {
    [K in keyof T]: ErrorKind;
  };
}

/** What an error may carry to the caller. Never complaint content. */
export interface ErrorExtra {
  errors?: FieldError[];
  data?: Record<string, unknown>;
  cause?: unknown;
}

/** A failure that the catalogue knows; the HTTP filter and the command line render it. */
export class DomainError extends Error {
  readonly errors: FieldError[];
  readonly data: Record<string, unknown> | undefined;

  constructor(
    readonly kind: ErrorKind,
    extra: ErrorExtra = {},
  ) {
    super(kind.en, extra.cause === undefined ? undefined : { cause: extra.cause });
    this.name = 'DomainError';
    this.errors = extra.errors ?? [];
    this.data = extra.data;
  }

  /** The stable code, `area.kebab`. */
  get code(): string {
    return this.kind.code;
  }
}

/** Makes a `switch` exhaustive at compile time. */
export function assertNever(value: never): never {
  throw new Error(`unreachable: ${String(value)}`);
}
