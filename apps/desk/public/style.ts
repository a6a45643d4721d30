import { createHash } from 'node:crypto';

/** The one style sheet of the public pages; works in light and dark, in print, and at 400 % zoom. */
export const STYLE = `
:root{color-scheme:light dark;--ink:#1c2733;--soft:#4c5a68;--ground:#fff;--line:#8a97a5;--bar:#1f4e79;--link:#1a5a96;--warn:#fff4d6;--warnline:#b54708;--box:#f4f7fa}
@media (prefers-color-scheme:dark){:root{--ink:#eef2f6;--soft:#b9c4cf;--ground:#15191e;--line:#73808d;--bar:#16324d;--link:#8cc4f5;--warn:#3d3008;--warnline:#f2b84b;--box:#1f262e}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:1.0625rem/1.8 'Hiragino Sans','Hiragino Kaku Gothic ProN','BIZ UDPGothic','Yu Gothic UI',Meiryo,'Noto Sans JP','Noto Sans CJK JP',system-ui,sans-serif;line-break:strict;overflow-wrap:anywhere}
a{color:var(--link)}
:focus-visible{outline:3px solid #f2a900;outline-offset:2px}
.skip{position:absolute;left:-999px}.skip:focus{left:8px;top:8px;background:#fff;color:#000;padding:8px}
header{background:var(--bar);color:#fff;padding:.75rem max(1rem,calc((100vw - 44rem)/2))}
header a{color:#fff}
.site{margin:0;font-weight:700;font-size:1.15rem}.site span{display:inline-block;font-weight:400;font-size:.9rem;margin-left:.4em}
nav{display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;margin-top:.2rem}
nav a{padding:.35rem 0}
nav a[aria-current]{font-weight:700;text-decoration-thickness:3px;text-underline-offset:5px}
.lang{margin-left:auto}
main{max-width:46rem;margin:0 auto;padding:1rem 1rem 4rem}
h1{font-size:1.6rem;line-height:1.4;margin:.6rem 0 1rem}h2{font-size:1.2rem;margin-top:2rem}
.field{margin:1.2rem 0}
label,legend{font-weight:700}
.check{display:flex;gap:.6rem;align-items:flex-start;margin:1.2rem 0}.check label{font-weight:400}
.check input{flex:none;width:1.5rem;height:1.5rem;margin:.15rem 0 0}
.hint,.privacy{color:var(--soft);margin:.15rem 0 .4rem;font-size:1rem}
.must,.may{font-size:.85rem;font-weight:400;padding:.1rem .5rem;border-radius:3px;margin-left:.4rem;white-space:nowrap}
.must{background:#a61b1b;color:#fff}.may{border:1px solid var(--line);color:var(--soft)}
textarea,input:not([type=checkbox]):not([type=hidden]){display:block;width:100%;font:inherit;color:inherit;background:var(--ground);border:1px solid var(--line);border-radius:5px;padding:.6rem .7rem}
textarea{resize:vertical}
fieldset{border:1px solid var(--line);border-radius:6px;padding:.4rem 1rem;margin:1.6rem 0}
legend{padding:0 .4rem}
button{font:inherit;font-weight:700;color:#fff;background:#1a5a96;border:0;border-radius:6px;padding:.8rem 2.6rem;cursor:pointer}
button:hover{background:#134674}
.notice{background:var(--warn);border-left:6px solid var(--warnline);padding:.6rem 1rem;margin:1rem 0}.notice p{margin:.2rem 0}.notice-title{font-weight:700}
.slip{background:var(--box);border:2px solid var(--line);border-radius:8px;padding:1rem 1.2rem;margin:1.2rem 0}
.slip dt{color:var(--soft)}.slip dd{margin:0 0 .6rem}
.big{font-size:1.9rem;font-weight:700;letter-spacing:.04em;font-variant-numeric:tabular-nums;line-height:1.4}
.times{display:grid;grid-template-columns:max-content 1fr;gap:.4rem 1.4rem}.times dt{color:var(--soft)}.times dd{margin:0}
.trap{position:absolute;left:-9999px;width:1px;height:1px;overflow:hidden}
@media (max-width:30rem){.site span{display:block;margin-left:0}nav{font-size:.95rem;gap:.1rem .9rem}h1{font-size:1.35rem}.times{grid-template-columns:1fr;gap:0}.times dd{margin-bottom:.6rem}button{width:100%}.big{font-size:1.5rem}}
@media print{nav,.skip,.noprint{display:none}header{background:none;color:#000;border-bottom:1px solid #000}.site{color:#000}}
`;

/** Address of the style sheet; it changes with its content, so that browsers may keep it. */
export const STYLE_PATH = `/public/style.css?v=${createHash('sha256').update(STYLE).digest('hex').slice(0, 12)}`;

export const FAVICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1f4e79"/><path d="M7 12h18v13H7z" fill="#fff"/><path d="M5 7h22v4H5z" fill="#f2b84b"/><path d="M11 16h10M11 20h7" stroke="#1f4e79" stroke-width="2" stroke-linecap="round"/></svg>';
