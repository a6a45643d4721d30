import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#testing';
import { mailboxesOf } from './mailbox-spec.js';

const folder = temporaryFolder();
afterAll(() => {
  folder.remove();
});

const passwordFile = join(folder.path, 'password');
writeFileSync(passwordFile, 'hi mitsu\n');

function read(yaml: string, imapUrl: string | null = null, env: NodeJS.ProcessEnv = {}) {
  const channelsFile = join(folder.path, 'channels.yaml');
  writeFileSync(channelsFile, yaml);
  return mailboxesOf({ channelsFile, imapUrl, imapFirstRun: 'dry' }, env);
}

const one = (more: string): string =>
  `mailboxes:\n  - name: desk\n    url: imaps://mail.example.jp\n    user: a@example.jp\n${more}`;

describe('the mailboxes of the settings', () => {
  it('are none in the file that is shipped', () => {
    expect(mailboxesOf({ channelsFile: null, imapUrl: null, imapFirstRun: 'dry' })).toEqual([]);
  });

  it('are one for the address in the environment', () => {
    const [box] = read('mailboxes: []', 'imap://a%40example.jp:geheim%21@127.0.0.1:10143/%E8%8B%A6%E6%83%85');
    expect(box).toMatchObject({ name: 'mailbox', host: '127.0.0.1', port: 10143, secure: false, folder: '苦情' });
    expect(box).toMatchObject({ user: 'a@example.jp', moveTo: null, firstRun: 'dry' });
    expect(box?.password()).toBe('geheim!');
  });

  it('are one for each folder of the file; passwords come from files and variables', () => {
    const boxes = read(one(`    passwordFile: ${passwordFile}\n    folders: [INBOX, 苦情]\n    firstRun: take\n`));
    expect(boxes.map((box) => [box.name, box.folder, box.port, box.firstRun])).toEqual([
      ['desk', 'INBOX', 993, 'take'],
      ['desk:苦情', '苦情', 993, 'take'],
    ]);
    expect(boxes[1]?.password()).toBe('hi mitsu');
    const [other] = read(one('    passwordEnv: DESK_PASSWORD\n    moveTo: Done\n'), null, { DESK_PASSWORD: 'x' });
    expect([other?.password(), other?.moveTo]).toEqual(['x', 'Done']);
  });

  it('are the same place however they are configured, so that a mailbox that moves into the file goes on', () => {
    const [byUrl] = read('mailboxes: []', 'imaps://a%40example.jp:x@mail.example.jp/INBOX');
    const [byFile] = read(one(`    passwordFile: ${passwordFile}\n`));
    expect(byFile?.place).toBe(byUrl?.place);
  });

  it.each([
    ['no list', 'mailboxes: 3', 'must hold a list'],
    ['no YAML', 'mailboxes: [', 'cannot be read as YAML'],
    ['no password', one(''), 'needs either passwordEnv or passwordFile'],
    ['a password in both', one(`    passwordEnv: A\n    passwordFile: ${passwordFile}\n`), 'needs either'],
    ['an empty variable', one('    passwordEnv: NOWHERE\n'), 'is missing: variable NOWHERE'],
    ['a file that is away', one('    passwordFile: /nowhere\n'), 'is missing: file /nowhere'],
    ['an unknown field', one(`    passwordFile: ${passwordFile}\n    folder: INBOX\n`), 'unknown field folder'],
    [
      'another protocol',
      one(`    passwordFile: ${passwordFile}\n`).replace('imaps:', 'pop3:'),
      'must start with imap://',
    ],
    ['a password in the address', one(`    passwordFile: ${passwordFile}\n`).replace('//', '//a:b@'), 'neither user'],
    ['a name with a space', one(`    passwordFile: ${passwordFile}\n`).replace('desk', 'the desk'), 'a-z, 0-9'],
    ['no folder', one(`    passwordFile: ${passwordFile}\n    folders: []\n`), 'must be a list of names'],
    ['another first run', one(`    passwordFile: ${passwordFile}\n    firstRun: wet\n`), 'must be dry or take'],
    ['a folder twice', one(`    passwordFile: ${passwordFile}\n    folders: [A, A]\n`), 'configured twice'],
  ])('are refused in one sentence for %s', (_what, yaml, sentence) => {
    expect(() => read(yaml)).toThrow(sentence);
    expect(() => read(yaml)).not.toThrow('hi mitsu');
  });
});
