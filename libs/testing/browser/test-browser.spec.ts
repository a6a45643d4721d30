import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectInk, inkOf, openBrowser, type TestBrowser } from './test-browser.js';

describe('the test browser', () => {
  let browser: TestBrowser;

  beforeAll(async () => {
    browser = await openBrowser();
  });

  afterAll(() => browser.close());

  it('draws Japanese without a font of the machine', async () => {
    const page = await browser.newPage();
    await page.setContent('<p lang="ja">漏えいのおそれ</p>');
    await expectInk(page);
    expect(await inkOf(page, '漏')).toBeGreaterThan(await inkOf(page, '一'));
  });

  it('notices a character that no font has (control)', async () => {
    const page = await browser.newPage();
    const gothic = '\u{10330}';
    await expect(expectInk(page, gothic)).rejects.toThrow('does not draw');
  });
});
