/**
 * Loaded into a command that is to die in its middle: it kills itself, without warning, as it is about to run the statement
 * that begins with DIES_AT for the DIES_TIMES-th time. A kill from outside comes when the machine has time for it, and that may
 * be after the end.
 */
const wanted = process.env.DIES_AT;
let left = Number(process.env.DIES_TIMES);

function look(sql) {
  if (typeof sql !== 'string' || !sql.trimStart().startsWith(wanted)) return;
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
}

function watch(prototype, names, sqlOf) {
  for (const name of names) {
    const original = prototype[name];
    prototype[name] = function (...args) {
      look(sqlOf(this, args[0]));
      return original.apply(this, args);
    };
  }
}

const { Database, Statement } = require('sqlite3');
// What a database runs, it runs through a statement of its own; only exec goes past them.
watch(Database.prototype, ['exec'], (_database, sql) => sql);
watch(Statement.prototype, ['run', 'all', 'get', 'each'], (statement) => statement.sql);
watch(require('pg').Client.prototype, ['query'], (_client, query) => query?.text ?? query);
