import { join } from 'node:path';
import sqlite3 from 'sqlite3';

/** Looks into the SQLite database of a desk that runs: sees what is committed and nothing else. */
export class DeskDatabase {
  private constructor(private readonly db: sqlite3.Database) {}

  static open(dataDir: string): Promise<DeskDatabase> {
    return new Promise((resolve, reject) => {
      const db = new sqlite3.Database(join(dataDir, 'madoguchi.sqlite'), sqlite3.OPEN_READONLY, (error) => {
        if (error) reject(error);
        else resolve(new DeskDatabase(db));
      });
    });
  }

  rows<T>(sql: string, params: readonly unknown[] = []): Promise<T[]> {
    return new Promise((resolve, reject) => {
      this.db.all<T>(sql, params, (error, rows) => {
        if (error) reject(error);
        else resolve(rows);
      });
    });
  }

  async count(table: string, where = '1 = 1'): Promise<number> {
    const [row] = await this.rows<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table} WHERE ${where}`);
    return row?.n ?? 0;
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.db.close(() => {
        resolve();
      });
    });
  }
}
