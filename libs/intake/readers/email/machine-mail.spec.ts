import { describe, expect, it } from '@jest/globals';
import { machineKind, mayAnswer, type MachineEvidence } from './machine-mail.js';

const PERSON: MachineEvidence = {
  autoSubmitted: '',
  precedence: '',
  subject: '苦情',
  from: 'hanako@home.example',
  listId: '',
  listPost: '',
  reportType: '',
  autoHeader: false,
  answers: false,
  nullReturnPath: false,
  suppress: '',
  loopMarks: '',
  ownHeader: false,
  hops: 4,
  deliveredTo: [],
  calendarMethod: '',
  text: '窓口で他人の書類を渡されました。',
  ownAddresses: ['desk@madoguchi.example'],
};

describe('whether a mail may be answered by a machine', () => {
  it.each<[string, Partial<MachineEvidence>, boolean]>([
    ["a person's mail", {}, true],
    ['Auto-Submitted: no', { autoSubmitted: 'no' }, true],
    ['Auto-Submitted: auto-generated', { autoSubmitted: 'auto-generated' }, false],
    ['Auto-Submitted: auto-replied with a comment', { autoSubmitted: 'auto-replied (vacation)' }, false],
    ['an empty envelope sender', { nullReturnPath: true }, false],
    ['X-Auto-Response-Suppress: All', { suppress: 'All' }, false],
    ['X-Auto-Response-Suppress: OOF, AutoReply', { suppress: 'OOF, AutoReply' }, false],
    ['X-Auto-Response-Suppress: RN, NRN (read receipts only)', { suppress: 'RN, NRN' }, true],
    ['Precedence: bulk', { precedence: 'bulk' }, false],
    ['a mailing list', { listId: '<talk.lists.example>' }, false],
    ['our own group address', { listId: '<desk.madoguchi.example>', precedence: 'list' }, true],
  ])('%s', (_, over, expected) => {
    expect(mayAnswer({ ...PERSON, ...over })).toBe(expected);
  });

  it('is asked apart from what the mail is: a form marked automatic makes a case that gets no answer', () => {
    const form = {
      ...PERSON,
      autoSubmitted: 'auto-generated',
      text: 'お名前：山田\nお問い合わせ内容：返金してください',
    };

    expect(machineKind(form)).toBeNull();
    expect(mayAnswer(form)).toBe(false);
  });
});

describe('a mail that went round', () => {
  it.each<[string, Partial<MachineEvidence>]>([
    ['through more servers than any honest route has', { hops: 31 }],
    ['with our address in its trace of loops', { loopMarks: 'Desk@Madoguchi.example' }],
    ['four times through our own mailbox', { deliveredTo: Array<string>(4).fill('<desk@madoguchi.example>') }],
  ])('%s is a loop', (_, over) => {
    expect(machineKind({ ...PERSON, ...over })).toBe('loop');
  });

  it.each<[string, Partial<MachineEvidence>]>([
    ['through thirty servers', { hops: 30 }],
    ['through three aliases of ours', { deliveredTo: Array<string>(3).fill('desk@madoguchi.example') }],
    ['through other mailboxes', { deliveredTo: Array<string>(9).fill('other@home.example') }],
  ])('%s is no loop', (_, over) => {
    expect(machineKind({ ...PERSON, ...over })).toBeNull();
  });
});
