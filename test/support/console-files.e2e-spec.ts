import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#kernel';
import { startDesk, type TestDesk } from '#testing';

const built = join(projectRoot(), 'dist/console');

describe('the files of the console', () => {
  let desk: TestDesk;
  let script: string;

  beforeAll(async () => {
    desk = await startDesk();
    script = readdirSync(join(built, 'assets')).find((name) => name.endsWith('.js')) ?? 'none';
  });

  afterAll(() => desk.close());

  it('with a hash in their name may be kept for ever', async () => {
    const answer = await fetch(`${desk.url}/console/assets/${script}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('javascript');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(await answer.text()).toBe(readFileSync(join(built, 'assets', script), 'utf8'));
    const head = await fetch(`${desk.url}/console/assets/${script}`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  it('without one are asked for again', async () => {
    const answer = await fetch(`${desk.url}/console/favicon.svg`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
    expect(answer.headers.get('cache-control')).not.toContain('immutable');
  });

  it.each(['/console/', '/console/today', '/console/complaints/01KAW0000000000000000000ZZ'])(
    'are opened by the one page, whatever it shows: %s',
    async (path) => {
      const answer = await fetch(desk.url + path);
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-cache']);
      expect(await answer.text()).toBe(readFileSync(join(built, 'index.html'), 'utf8'));
    },
  );

  it.each(['/console/assets/gone-0000.js', '/console/assets/', '/console/assets/..%2Findex.html'])(
    'that are none are not found: %s',
    async (path) => {
      const answer = await fetch(desk.url + path);
      expect([403, 404]).toContain(answer.status);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    },
  );
});
