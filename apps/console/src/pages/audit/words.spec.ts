import { describe, expect, it } from '@jest/globals';
import { actionWord, areaWord, byArea } from './words';

describe('words of the audit log', () => {
  it.each([
    ['complaint.read', 'ja', '苦情：内容を見た'],
    ['complaint.read', 'en', 'Complaints: read'],
    ['incident.some-new-step', 'ja', '事案：some-new-step'],
    ['nothing', 'ja', 'nothing'],
  ] as const)('%s in %s is %s', (action, language, text) => {
    expect(actionWord(action, language)).toBe(text);
  });

  it('put actions under their area', () => {
    expect(byArea(['a.x', 'a.y', 'b.x'])).toEqual([
      { area: 'a.', actions: ['a.x', 'a.y'] },
      { area: 'b.', actions: ['b.x'] },
    ]);
    expect(areaWord('incident.', 'en')).toBe('Incidents');
  });
});
