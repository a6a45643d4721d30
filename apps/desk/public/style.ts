import { createHash } from 'node:crypto';

/** The one style sheet of the public pages; works in light and dark, in print, and at 400 % zoom. */
export const STYLE = `
:root{color-scheme:light dark;--ink:#1c2733;--soft:#4c5a68;--ground:#fff;--line:#8a97a5;--bar:#1f4e79;--link:#1a5a96;--warn:#fff4d6;--warnline:#b54708;--box:#f4f7fa}
@media (prefers-color-scheme:dark){:root{--ink:#eef2f6;--soft:#b9c4cf;--ground:#15191e;--line:#73808d;--bar:#16324d;--link:#8cc4f5;--warn:#3d3008;--warnline:#f2b84b;--box:#1f262e}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:1.0625rem/1.8 'Hiragino Sans','Hiragino Kaku Gothic ProN','BIZ UDPGothic','Yu Gothic UI',Meiryo,'Noto Sans JP','Noto Sans CJK JP',system-ui,sans-serif;line-break:strict;overflow-wrap:anywhere}
:lang(zh-Hans){font-family:'PingFang SC','Microsoft YaHei','Noto Sans SC','Noto Sans CJK SC',system-ui,sans-serif}
:lang(ko){font-family:'Apple SD Gothic Neo','Malgun Gothic','Noto Sans KR','Noto Sans CJK KR',system-ui,sans-serif;word-break:keep-all}
:lang(en),:lang(vi),:lang(pt-BR){font-family:system-ui,'Segoe UI',Roboto,'Noto Sans',sans-serif;line-height:1.65}
.easy body{line-height:2.3}.easy .languages,.easy .hint{line-height:2.1}
rt{font-size:.55em;letter-spacing:0}
a{color:var(--link)}
:focus-visible{outline:3px solid #f2a900;outline-offset:2px}
.skip{position:absolute;left:-999px}.skip:focus{left:8px;top:8px;background:#fff;color:#000;padding:8px;z-index:1}
.first{position:absolute;left:-9999px;width:1px;height:1px;overflow:hidden}
header{background:var(--bar);color:#fff;padding:.5rem max(1rem,calc((100vw - 44rem)/2)) .6rem}
header a{color:#fff}
ul{padding-left:1.4rem}
nav ul,footer ul,.kept ul,.taken,.outside{list-style:none;margin:0;padding:0}
nav ul,footer ul{display:flex;flex-wrap:wrap;gap:.1rem 1.3rem}
.languages ul{gap:.1rem .9rem;font-size:.95rem}
.languages a,.languages span,.languages button{display:inline-block;min-height:1.75rem;padding:.1rem .1rem;line-height:1.5}
.languages button{font:inherit;line-height:1.5;color:#fff;background:none;border:0;border-radius:0;text-decoration:underline;width:auto}
.languages span{font-weight:700}
.site{margin:.5rem 0 0;font-weight:700;font-size:1.2rem;line-height:1.5}.site span{display:inline-block;font-weight:400;font-size:.9rem;margin-left:.4em}
.easy .site{line-height:1.9}
.pages a{display:inline-block;padding:.2rem 0}
a[aria-current]{font-weight:700;text-decoration-thickness:3px;text-underline-offset:5px}
main,footer{max-width:46rem;margin:0 auto;padding:1rem 1rem 2rem}
footer{border-top:1px solid var(--line);padding-bottom:3rem}
h1{font-size:1.6rem;line-height:1.4;margin:.6rem 0 1rem}h2{font-size:1.2rem;line-height:1.5;margin:2rem 0 .5rem}
.easy h1,.easy h2{line-height:2}
.field{margin:1.3rem 0}
label,legend{font-weight:700}
.check{display:flex;gap:.6rem;align-items:flex-start;margin:1rem 0}.check label{font-weight:400}
input[type=checkbox]{flex:none;width:1.5rem;height:1.5rem;margin:.2rem 0 0}
.easy input[type=checkbox]{margin-top:.6rem}
.hint,.privacy{color:var(--soft);margin:.15rem 0 .4rem;font-size:1rem}
.must,.may{display:inline-block;font-size:.85rem;line-height:1.5;font-weight:400;padding:.05rem .5rem;border-radius:3px;margin-left:.4rem}
.easy .must,.easy .may{line-height:2.1}
.must{background:#a61b1b;color:#fff}.may{border:1px solid var(--line);color:var(--soft)}
textarea,select,input:not([type=checkbox]):not([type=hidden]){display:block;width:100%;font:inherit;line-height:1.6;color:inherit;background:var(--ground);border:1px solid var(--line);border-radius:5px;padding:.6rem .7rem}
[aria-invalid]{border:2px solid var(--warnline)!important}
textarea{resize:vertical}
fieldset{min-width:0;border:1px solid var(--line);border-radius:6px;padding:.4rem 1rem;margin:1.6rem 0}
legend{padding:0 .4rem}
button{font:inherit;font-weight:700;color:#fff;background:#1a5a96;border:1px solid transparent;border-radius:6px;padding:.8rem 2.6rem;cursor:pointer}
button:hover{background:#134674}
.second{font-weight:400;color:var(--link);background:var(--ground);border:1px solid var(--link);padding:.5rem 1.2rem;margin-top:.6rem}.second:hover{background:var(--box)}
.languages button:hover{background:none;text-decoration-thickness:3px}
.notice{background:var(--warn);border-left:6px solid var(--warnline);padding:.6rem 1rem;margin:1rem 0}.notice p{margin:.2rem 0}.notice-title{font-weight:700}
.notice.done{background:var(--box);border-color:var(--link)}
.slip{background:var(--box);border:2px solid var(--line);border-radius:8px;padding:1rem 1.2rem;margin:1.2rem 0}
.slip dt{color:var(--soft)}.slip dd{margin:0 0 .6rem}
.big{font-size:1.9rem;font-weight:700;letter-spacing:.04em;font-variant-numeric:tabular-nums;line-height:1.4}
.times{display:grid;grid-template-columns:minmax(0,max-content) minmax(0,1fr);gap:.4rem 1.4rem}.times dt{color:var(--soft)}.times dd{margin:0}
.kept li,.taken li{display:flex;gap:.8rem;align-items:flex-start;padding:.5rem 0;border-top:1px solid var(--line)}.kept li:first-child,.taken li:first-child{border-top:0}
.kept label{display:flex;gap:.8rem;font-weight:400}
.kept img,.taken img{flex:none;width:6rem;height:6rem;object-fit:contain;background:#fff;border:1px solid var(--line)}
.presence{border-left:6px solid var(--line);padding:.2rem 1rem}.presence.open{border-color:#1d7a3c}
.urgent{font-weight:700}
.way{border-top:1px solid var(--line)}.way h2{margin-top:1rem}.way p{margin:.2rem 0 .6rem}.way .value{font-size:1.3rem;font-weight:700;line-height:1.5}
.outside li{margin:.8rem 0}.outside a{font-weight:700}
.trap{position:absolute;left:-9999px;width:1px;height:1px;overflow:hidden}
@media (max-width:30rem){.site span{display:block;margin-left:0}nav.pages{font-size:.98rem}nav.pages ul{gap:0 1rem}h1{font-size:1.35rem}.times{grid-template-columns:minmax(0,1fr);gap:0}.times dd{margin-bottom:.6rem}main button{width:100%}.big{font-size:1.5rem}fieldset{padding:.4rem .7rem}.kept img,.taken img{width:4.5rem;height:4.5rem}}
@media (forced-colors:active){button,.notice,.must{border:1px solid}.languages button{border:0}.notice,.presence{border-left:6px solid}}
.onpaper{display:none}
@media print{.onpaper{display:block}nav,.skip,.noprint,footer{display:none}:root{--ink:#000;--soft:#333;--ground:#fff;--box:#fff;--warn:#fff}header{background:none;color:#000;border-bottom:1px solid #000}.site{color:#000}.slip,.way,.taken li{break-inside:avoid}}
`;

/** Address of the style sheet; it changes with its content, so that browsers may keep it. */
export const STYLE_PATH = `/public/style.css?v=${createHash('sha256').update(STYLE).digest('hex').slice(0, 12)}`;

export const FAVICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1f4e79"/><path d="M7 12h18v13H7z" fill="#fff"/><path d="M5 7h22v4H5z" fill="#f2b84b"/><path d="M11 16h10M11 20h7" stroke="#1f4e79" stroke-width="2" stroke-linecap="round"/></svg>';
