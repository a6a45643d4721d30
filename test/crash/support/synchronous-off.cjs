/**
 * Loaded into the desk by the control of the durability test: turns "synchronous=FULL" into OFF before SQLite sees it.
 */
const sqlite3 = require('sqlite3');

for (const name of ['run', 'all', 'get', 'each', 'exec', 'prepare']) {
  const original = sqlite3.Database.prototype[name];
  sqlite3.Database.prototype[name] = function (sql, ...rest) {
    return original.call(
      this,
      typeof sql === 'string' ? sql.replace('synchronous=FULL', 'synchronous=OFF') : sql,
      ...rest,
    );
  };
}
