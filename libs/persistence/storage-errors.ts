import { DomainError, defineErrors } from '#kernel';

export const storageErrors = defineErrors({
  'persistence.storage-failed': {
    status: 503,
    ja: '保存できませんでした。保存先の空き容量などを確認のうえ、もう一度お試しください。何も失われていません。',
    en: 'Could not be stored: check the free space of the data folder and try again. Nothing was recorded.',
  },
  'persistence.busy': {
    status: 503,
    ja: '混み合っています。少し待ってからもう一度お試しください。',
    en: 'The database is busy; please try again shortly.',
  },
});

/** Failures after which SQLite has rolled the whole transaction back and TypeORM's runner is out of step with it. */
const ENDS_THE_GROUP =
  /SQLITE_(FULL|IOERR|NOMEM|CORRUPT|READONLY|CANTOPEN)|no such savepoint|cannot (commit|rollback|start)/i;
const POSTGRES_ENDS_THE_GROUP = /^(08|53|57P|58)/;

/** Whether an error means that the running transaction, and perhaps the connection, is lost. */
export function endsTheGroup(error: unknown): boolean {
  if (!isError(error)) return false;
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string' && POSTGRES_ENDS_THE_GROUP.test(code)) return true;
  const text = `${typeof code === 'string' ? code : ''} ${error.message}`;
  return ENDS_THE_GROUP.test(text) || /Connection terminated|TransactionNotStarted/i.test(text);
}

/** The error a caller gets: storage faults become a 503 that says what to do, everything else stays what it is. */
export function asCallerError(error: unknown): unknown {
  if (endsTheGroup(error)) return new DomainError(storageErrors['persistence.storage-failed'], { cause: error });
  if (isError(error) && /SQLITE_BUSY/.test(error.message)) {
    return new DomainError(storageErrors['persistence.busy'], { cause: error });
  }
  return error;
}

/** Also the driver's own errors, which are made outside the module's realm when specs run. */
function isError(error: unknown): error is Error {
  return error instanceof Error || Object.prototype.toString.call(error) === '[object Error]';
}
