import { describe, expect, it } from '@jest/globals';
import { mayAssign, type Holding } from './assignment.js';
import { teamOf } from './teams.js';

const aoi = { id: 'aoi', teamId: 'kanri', assignsAll: false };
const lead = { id: 'kanri', teamId: 'kanri', assignsAll: true };
const held = (ownerId: string | null, teamId: string | null = null): Holding => ({ ownerId, teamId });

describe('giving a complaint to somebody', () => {
  it.each([
    ['takes what nobody has', held(null), held('aoi', 'kanri'), true],
    ['takes what is with the own team', held(null, 'kanri'), held('aoi', 'kanri'), true],
    ['takes nothing from another team', held(null, 'other'), held('aoi', 'kanri'), false],
    ['takes nothing out of a colleague’s hands', held('riku', 'kanri'), held('aoi', 'kanri'), false],
    ['gives nobody else what nobody has', held(null), held('riku', 'kanri'), false],
    ['passes on what is one’s own', held('aoi', 'kanri'), held('riku', 'kanri'), true],
    ['gives back what is one’s own', held('aoi', 'kanri'), held(null, 'kanri'), true],
  ])('an agent %s', (_, from, to, allowed) => {
    expect(mayAssign(aoi, from, to)).toBe(allowed);
    expect(mayAssign(lead, from, to)).toBe(true);
  });

  it('knows a team by whom leads it', () => {
    expect(teamOf({ id: 'aoi', role: 'agent', supervisorId: 'kanri' })).toBe('kanri');
    expect(teamOf({ id: 'kanri', role: 'supervisor', supervisorId: 'sekinin' })).toBe('kanri');
    expect(teamOf({ id: 'hana', role: 'compliance', supervisorId: null })).toBeNull();
  });
});
