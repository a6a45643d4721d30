/** What differs between the two databases, in one table; code and tests read these flags and nothing else. */
export interface DatabaseProfile {
  kind: 'sqlite' | 'postgres';
  /** Column type for bytes. */
  bytes: 'blob' | 'bytea';
  /** Column type for figures with a fraction. */
  real: 'real' | 'double precision';
  /** Takes the write lock as the first statement of a write transaction, so that other processes wait their turn. */
  takeWriteLock: string;
  /** Whether several processes may work on the desk's jobs: SQLite holds one file on one machine. */
  manyProcesses: boolean;
}

const PROFILES = {
  sqlite: {
    kind: 'sqlite',
    bytes: 'blob',
    real: 'real',
    // A deferred transaction that reads first gets SQLITE_BUSY at once; one that writes first waits.
    takeWriteLock: 'UPDATE write_lock SET id = id WHERE id = 1',
    manyProcesses: false,
  },
  postgres: {
    kind: 'postgres',
    bytes: 'bytea',
    real: 'double precision',
    // A row lock, not an UPDATE: no dead tuple for every commit.
    takeWriteLock: 'SELECT id FROM write_lock WHERE id = 1 FOR UPDATE',
    manyProcesses: true,
  },
} as const satisfies Record<string, DatabaseProfile>;

/** The profile for a database address; SQLite when there is none. */
export function profileFor(databaseUrl: string | null | undefined): DatabaseProfile {
  return /^postgres(ql)?:/.test(databaseUrl ?? '') ? PROFILES.postgres : PROFILES.sqlite;
}

/** This process's database, chosen once at start: entity columns are typed when their files are loaded. */
export const profile: DatabaseProfile = profileFor(process.env['MADOGUCHI_DATABASE_URL']);

/** Column type for bytes: `@Column({ type: BYTES })`. */
export const BYTES = profile.bytes;

/** Column type for figures with a fraction: `@Column({ type: REAL })`. */
export const REAL = profile.real;
