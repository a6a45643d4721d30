import { statSync } from 'node:fs';
import { join } from 'node:path';
import sqlite3 from 'sqlite3';
import type { Told } from './search-questions.js';

const HITS = 20;

/** Plain texts in SQLite: searched through FTS5 with trigrams, or letter by letter with LIKE. Neither is sealed. */
export class PlainTexts {
  private constructor(
    private readonly db: sqlite3.Database,
    private readonly file: string,
  ) {}

  static async open(dir: string, how: 'fts5' | 'plain'): Promise<PlainTexts> {
    const file = join(dir, `${how}.sqlite`);
    const texts = new PlainTexts(new sqlite3.Database(file), file);
    await texts.run('PRAGMA journal_mode=WAL');
    await texts.run(
      how === 'fts5'
        ? `CREATE VIRTUAL TABLE texts USING fts5(words, tokenize = 'trigram')`
        : 'CREATE TABLE texts (words text)',
    );
    return texts;
  }

  async fill(all: readonly Told[], fold: (text: string) => string): Promise<void> {
    await this.run('BEGIN');
    for (let from = 0; from < all.length; from += 500) {
      const some = all.slice(from, from + 500).map(({ text, contact }) => {
        return [text, contact.name, contact.phone, contact.email].map((part) => fold(part ?? '')).join(' ');
      });
      await this.run(`INSERT INTO texts (words) VALUES ${some.map(() => '(?)').join(', ')}`, some);
    }
    await this.run('COMMIT');
  }

  /** Milliseconds for the newest hits of a question whose words are folded already; trigrams need three letters. */
  async ask(words: readonly string[], by: 'match' | 'like'): Promise<number> {
    const began = performance.now();
    const match = by === 'match' && words.every((word) => [...word].length > 2);
    if (match) {
      const question = words.map((word) => `"${word}"`).join(' AND ');
      await this.all(`SELECT words FROM texts WHERE texts MATCH ? ORDER BY rowid DESC LIMIT ${String(HITS)}`, [
        question,
      ]);
    } else {
      const where = words.map(() => 'words LIKE ?').join(' AND ');
      const sql = `SELECT words FROM texts WHERE ${where} ORDER BY rowid DESC LIMIT ${String(HITS)}`;
      await this.all(
        sql,
        words.map((word) => `%${word}%`),
      );
    }
    return performance.now() - began;
  }

  async bytes(): Promise<number> {
    await this.run('PRAGMA wal_checkpoint(TRUNCATE)');
    return statSync(this.file).size;
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.db.close(() => {
        resolve();
      });
    });
  }

  private run(sql: string, values: readonly unknown[] = []): Promise<void> {
    return new Promise((resolve, reject) => {
      this.db.run(sql, values, (error) => {
        if (error) reject(error);
        else resolve();
      });
    });
  }

  private all(sql: string, values: readonly unknown[]): Promise<unknown[]> {
    return new Promise((resolve, reject) => {
      this.db.all(sql, values, (error, rows) => {
        if (error) reject(error);
        else resolve(rows);
      });
    });
  }
}
