import { describe, expect, it } from '@jest/globals';
import { isAbsolute } from 'node:path';
import { SETTINGS } from '../../config/settings.schema.js';
import { readSettings, Settings, SettingsError } from './settings.js';

describe('settings', () => {
  it('have a value each when the environment says nothing', () => {
    const values = readSettings({ HOME: '/home/desk' });
    expect(values.port).toBe(3000);
    expect(Object.keys(values).sort()).toEqual(Object.keys(SETTINGS).sort());
    expect(isAbsolute(Settings.from(values).dataDir)).toBe(true);
  });

  it.each([
    ['MADOGUCHI_PROT', '3000', 'Unknown setting MADOGUCHI_PROT: see docs/operations.md for the names that exist.'],
    ['MADOGUCHI_PORT', '70000', 'MADOGUCHI_PORT must be a whole number from 0 to 65535.'],
    ['MADOGUCHI_PORT', '80a', 'MADOGUCHI_PORT must be a whole number from 0 to 65535.'],
    ['MADOGUCHI_FOLDER_SETTLE_MS', '1.5', 'MADOGUCHI_FOLDER_SETTLE_MS must be a whole number from 100 to 600000.'],
    [
      'MADOGUCHI_PUBLIC_URL',
      'desk.example.jp',
      'MADOGUCHI_PUBLIC_URL must be an address that starts with http:// or https://.',
    ],
    [
      'MADOGUCHI_DATABASE_URL',
      'mysql://db',
      'MADOGUCHI_DATABASE_URL must be an address that starts with postgres:// or postgresql://.',
    ],
    ['MADOGUCHI_IMAP_FIRST_RUN', 'all', 'MADOGUCHI_IMAP_FIRST_RUN must be one of: dry, take.'],
  ])('%s=%s stops the start with one sentence', (name, value, sentence) => {
    const read = (): unknown => readSettings({ [name]: value });
    expect(read).toThrow(SettingsError);
    expect(read).toThrow(sentence);
  });

  it('never repeat a bad value in the sentence: it may be a password', () => {
    const secret = 'hunter2-hunter2';
    try {
      readSettings({ MADOGUCHI_DATABASE_URL: secret });
      throw new Error('a bad address was taken');
    } catch (error) {
      expect(error).toBeInstanceOf(SettingsError);
      expect(String(error)).not.toContain(secret);
    }
  });

  it('that are empty count as absent, and lists lose their blanks', () => {
    const values = readSettings({ MADOGUCHI_PORT: '', MADOGUCHI_MAIL_DOMAINS: ' a.example.jp, ,b.example.jp ' });
    expect([values.port, values.mailDomains]).toEqual([3000, ['a.example.jp', 'b.example.jp']]);
  });

  it('have an explanation in both languages and a name of their own', () => {
    const specs = Object.values(SETTINGS);
    expect(new Set(specs.map(({ env }) => env)).size).toBe(specs.length);
    for (const { ja, en } of specs) expect([ja, en].every((words) => words.length > 2)).toBe(true);
  });
});
