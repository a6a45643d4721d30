import { describe, expect, it } from '@jest/globals';
import { languageOf, readParty, roleOf, type WrittenParty } from './read-row.js';

const read = (written: WrittenParty) => readParty(written, { role: 'subscriber', language: 'ja', roleOf, languageOf });

describe('a row of a list', () => {
  it.each(['http://example.jp', '見本 example.shop', '192.0.2.10'])(
    'does not take %s for a name, and keeps the person',
    (name) => {
      expect(read({ name: [name], email: ['a@example.jp'] })).toMatchObject({
        draft: { name: null, email: 'a@example.jp' },
        faults: [{ field: 'name', code: 'name-with-link' }],
      });
    },
  );

  it('takes names with full stops', () => {
    expect(read({ name: ['Jane A. Sample'] })).toMatchObject({ draft: { name: 'Jane A. Sample' }, faults: [] });
  });
});
