import { afterAll, describe, expect, it } from '@jest/globals';
import { mailHtml } from './mail-html.js';
import { OwnPictures } from './own-pictures.js';
import { bodyOf, lookOf, mailOf, pool, seen } from './sent-look.fixture.js';

afterAll(() => pool.close());

describe('a mail made to be slow', () => {
  // Each took minutes before; the thread has as long as these tests have.
  const blanks = ' '.repeat(400_000);
  it.each([
    ['a style of blanks', `<p style="background:url(${blanks}">よむ</p>`],
    ['a style of blanks and quotes', `<p style="background:url('${blanks}">よむ</p>`],
    ['styles of blanks', `<p style="background:url(${' '.repeat(3900)}x">よむ</p>`.repeat(400)],
    [
      'a colour that begins again and again',
      `<table bgcolor="${'rgb( '.repeat(200_000)}"><tr><td>よむ</td></tr></table>`,
    ],
    ['comments that begin again and again', `<p style="${'/*'.repeat(1900)}">よむ</p>`.repeat(400)],
  ])('is shown in its time: %s', async (_, html) => {
    const look = await lookOf(mailOf(html));
    expect([look.isShown, bodyOf(look).includes('よむ')]).toEqual([true, true]);
  });

  it('has each picture taken apart once, however its address is spelt, and none that is too long', () => {
    const asked: string[] = [];
    const pictures = new OwnPictures((id, most) => {
      asked.push(id);
      return most < 10 * 1024 * 1024 ? Buffer.alloc(0) : null;
    });
    for (const src of ['cid:Pic%401', 'cid:pic@1', 'CID:PIC%401', 'cid:%70ic@1', 'cid:<pic@1>'])
      expect(pictures.of(src)).toBeNull();
    expect(asked).toEqual(['pic@1']);
  });

  it('has a part that is longer than any picture may be left in the mail', () => {
    const part = `--b\r\nContent-Type: text/html\r\n\r\n<p>x</p>\r\n--b\r\nContent-ID: <a>\r\n\r\n0123456789\r\n--b--\r\n`;
    const found = mailHtml(mailOf(part, 'multipart/related; boundary=b'));
    expect([found?.part('a', 5), found?.part('a', 50)?.toString()]).toEqual([null, '0123456789']);
  });
});

describe('words that browsers would not show', () => {
  it.each([
    ['<p style="color:purple;background:purple">かくす</p>'],
    ['<p style="color:azure">かくす</p>'],
    ['<p style="color:rgb(100%,100%,100%)">かくす</p>'],
    ['<p style="color:#fff0">かくす</p>'],
    ['<p style="color:hsl(0,0%,100%)">かくす</p>'],
    ['<p style="color:white;color:foo">かくす</p>'],
    ['<p style="color:white !important;color:black">かくす</p>'],
    ['<p style="color:white/**/">かくす</p>'],
    ['<p style="color:/*;color:black;*/white">かくす</p>'],
    ['<p style="background:#036 none repeat;color:#036">かくす</p>'],
    ['<mark style="color:yellow">かくす</mark>'],
  ])('are told and framed: %s', async (html) => {
    const look = await lookOf(mailOf(`<p>みえる</p>${html}`));
    expect([look.hasHiddenText, bodyOf(look)]).toEqual([true, expect.stringContaining('<span class="m-hidden">か')]);
  });

  it.each([
    ['<font color="fffffffff">よむ</font>', '<font>よむ</font>'],
    ['<font color="fff">よむ</font>', '<font>よむ</font>'],
    ['<p style="color:color-mix(in srgb,white,white)">よむ</p>', '<p>よむ</p>'],
    ['<p style="color:canvas;font-weight:bold">よむ</p>', '<p style="font-weight:bold">よむ</p>'],
    ['<p color="white" bgcolor="black">よむ</p>', '<p>よむ</p>'],
    [
      '<table><col bgcolor="black" style="background:black"><tr><td>よむ</td></tr></table>',
      '<table><col /><tr><td>よむ</td></tr></table>',
    ],
    ['<p style="font-size:2.5em">よむ</p>', '<p style="font-size:2.5rem">よむ</p>'],
    [
      '<p style="background:url(x) #036;color:white !important">よむ</p>',
      '<p style="color:white;background-color:rgb(0,51,102)"><span style="color:rgb(255,255,255);background-color:rgb(0,51,102)">よむ</span></p>',
    ],
  ])('have no colour that is not understood as browsers do: %s', async (html, shown) => {
    expect(await seen(html)).toBe(shown);
  });

  it.each([
    ['a table that puts out what is in no cell', '<table bgcolor="#000000"><font color="#ffffff">よむ</font></table>'],
    [
      'a heading that lies outside the table',
      '<table bgcolor="#000000"><caption style="color:#fff">よむ</caption></table>',
    ],
    ['a cell outside a table', '<td style="background:#000"><span style="color:#fff">よむ</span></td>'],
  ])('bring their ground along, for browsers move them: %s', async (_, html) => {
    expect(await seen(html)).toContain('<span style="color:rgb(255,255,255);background-color:rgb(0,0,0)">よむ</span>');
  });

  it.each([['html'], ['x-own'], ['form']])('are judged without the ground of %s, which is not kept', async (name) => {
    const look = await lookOf(mailOf(`<${name} style="background:#000"><p style="color:#fff">かくす</p></${name}>`));
    expect(look.hasHiddenText).toBe(true);
  });

  it('are dark on a picture that is not shown: they get a light ground', async () => {
    const html = '<div style="background:#000"><p style="background:url(x);color:#111">よむ</p></div>';
    expect(await seen(html)).toContain('<span class="m-light">よむ</span>');
  });

  it('have one ground for all their pieces', async () => {
    const html = '<p style="color:#fff;background:#000">a&amp;b&amp;c<b>d</b></p>';
    expect((await seen(html)).match(/<span style=/g)).toHaveLength(2);
  });

  it('keep to themselves: what stands before them is not drawn into their frame', async () => {
    const html = '<div style="color:#fff"><i style="color:#000">みえる</i>かく&amp;す</div>';
    expect(await seen(html)).toContain('みえる</span></i><span class="m-hidden">かく&amp;す</span></div>');
  });
});
