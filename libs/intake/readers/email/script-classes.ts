/** What sort of character a UTF-16 unit is, as far as it helps to tell a right decoding from a wrong one. */
export const Script = {
  Ascii: 0,
  Kana: 1,
  HalfKana: 2,
  Han: 3,
  Hangul: 4,
  Latin: 5,
  OtherLetter: 6,
  Symbol: 7,
  Drawing: 8,
  Damage: 9,
  PrivateUse: 10,
  Surrogate: 11,
} as const;

/** One of the classes. */
export type Script = (typeof Script)[keyof typeof Script];

/** Kanji that make up most of Japanese business letters and complaints. */
const FREQUENT_JA =
  '日一国人年大十二本中長出三時行見月分後前生五間上東四今金九入学高円子外八六下来気小七山話女北午百書先名川千水半男西電校語土木聞食車何南万毎白天母火右読友左休父雨' +
  '会同事自社発者地業方新場員立開手力問代明動京目通言理体田主題意不作用度強公持野以思家世多正安院心界教文元重近考画海売知道集別物使品計死特私始朝運終台広住無真有口少町料工建空急止送切転研足究楽起着店病質待試族銀早映親験英医仕去味写字答夜音注帰古歌買悪図週室歩風紙黒花春赤青館屋色走秋夏習駅洋旅服夕借曜飲肉貸堂鳥飯勉冬昼茶弟牛魚兄犬妹姉漢' +
  '政議民連対部合市内相定回選米実関決全表戦経最現調化当約首法性的要制治務成期取都和機平加受続進数記初指権支産点報済活原共得解交資予向際勝面告反判認参利組信在件側任引求所次昨論官増係感情投示変打直両式確果容必演歳争談能位置流格疑過局放常状球職与供役構割身費付由説難優夫収断石違消神番規術備宅害配警育席訪乗残想線助労例然限追商葉伝働形景落好退頭負渡失差末守若種美命福望非観察段横深申様財港識呼達良候程満敗値突光路科積他処太客否師登易速存飛殺号単座破除完降責捕危給苦迎園具辞因馬愛富彼未舞亡冷適婦寄込顔類余王返妻背熱宿薬険頼覚船途許抜便留罪努精散静婚喜浮絶幸押倒等老曲払庭徒勤遅居雑招困欠更刻賛抱犯恐息遠戻願絵越欲痛笑互束似列探逃遊迷夢君閉緒折草暮酒悲晴掛到寝暗盗吸陽御歯忘雪吹娘誤洗慣礼窓昔貧怒泳祖杯疲皆鳴腹煙眠怖耳頂箱晩寒髪忙才靴恥偶偉猫幾' +
  '担当窓漏情報履歴至急調苦個請求契約応隣携帯端末番号解除名義氏郵様件詳細謝罪対致旨貴社弊拝啓敬具';
const FREQUENT_ZH =
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处' +
  '這個國時們產種後學經進電動實業體從應還間樣與關內數問變條沒結題軍總設長頭資邊級圖統較將組見計別農幾區決戰則據處您請謝嗎號碼';

const FLAG_JA_COMMON = 1;
const FLAG_JA_FREQUENT = 2;
const FLAG_GB_COMMON = 4;
const FLAG_BIG5_COMMON = 8;
const FLAG_ZH_FREQUENT = 16;

/** How common a Han character is in each of the worlds that write it; 0..1. */
export interface HanWeights {
  ja: number;
  gb: number;
  big5: number;
}

const FREQUENT = 1;
const COMMON = 0.75;
const RARE = 0.3;

let han: Uint8Array | null = null;

function hanFlags(): Uint8Array {
  if (han !== null) return han;
  const table = new Uint8Array(0x10000);
  // Level 1 of each standard holds its ordinary characters: rows in the standards' own order.
  markRows(table, FLAG_JA_COMMON, { charset: 'euc-jp', from: 0xb0, to: 0xcf, low: 0xa1 });
  markRows(table, FLAG_GB_COMMON, { charset: 'gb18030', from: 0xb0, to: 0xd7, low: 0xa1 });
  markRows(table, FLAG_BIG5_COMMON, { charset: 'big5', from: 0xa4, to: 0xc6, low: 0x40 });
  for (const character of FREQUENT_JA) mark(table, character, FLAG_JA_FREQUENT);
  for (const character of FREQUENT_ZH) mark(table, character, FLAG_ZH_FREQUENT);
  han = table;
  return table;
}

function mark(table: Uint8Array, character: string, flag: number): void {
  const code = character.charCodeAt(0);
  if (code >= 0x3400) table[code] = (table[code] ?? 0) | flag;
}

interface Rows {
  charset: string;
  from: number;
  to: number;
  low: number;
}

function markRows(table: Uint8Array, flag: number, { charset, from, to, low }: Rows): void {
  const bytes: number[] = [];
  for (let lead = from; lead <= to; lead++) {
    for (let trail = low; trail <= 0xfe; trail++) if (trail < 0x7f || trail > 0xa0) bytes.push(lead, trail);
  }
  for (const character of new TextDecoder(charset).decode(Uint8Array.from(bytes))) mark(table, character, flag);
}

/** Weight of a Han character for a reader of Japanese (`ja`), simplified (`gb`) or traditional (`big5`) Chinese, or any. */
export function hanWeight(code: number, world: keyof HanWeights | 'any'): number {
  const flags = hanFlags()[code] ?? 0;
  const frequent = world === 'ja' ? FLAG_JA_FREQUENT : FLAG_JA_FREQUENT | FLAG_ZH_FREQUENT;
  if ((flags & frequent) !== 0) return FREQUENT;
  const common = { ja: FLAG_JA_COMMON, gb: FLAG_GB_COMMON, big5: FLAG_BIG5_COMMON, any: 0xff }[world];
  return (flags & common) !== 0 ? COMMON : RARE;
}

/** Class of a UTF-16 unit. */
export function scriptOf(code: number): Script {
  if (code < 0x80) return code >= 0x20 || (code >= 9 && code <= 13) ? Script.Ascii : Script.Damage;
  if (code < 0xa0) return Script.Damage;
  if (code < 0x250) return code >= 0xc0 || code === 0xaa || code === 0xba ? Script.Latin : Script.Symbol;
  if (code < 0x2000) return code >= 0x1100 && code < 0x1200 ? Script.Hangul : Script.OtherLetter;
  if (code < 0x2e80) return code >= 0x2500 && code < 0x25a0 ? Script.Drawing : Script.Symbol;
  if (code < 0x3400) return code < 0x3000 ? Script.Han : code < 0x3100 ? Script.Kana : Script.Symbol;
  return highScriptOf(code);
}

function highScriptOf(code: number): Script {
  if (code < 0xa000) return Script.Han;
  if (code < 0xac00) return Script.OtherLetter;
  if (code < 0xd7b0) return Script.Hangul;
  if (code < 0xe000) return code >= 0xd800 ? Script.Surrogate : Script.OtherLetter;
  if (code < 0xf900) return Script.PrivateUse;
  if (code < 0xfb00) return Script.Han;
  if (code >= 0xff61 && code <= 0xff9f) return Script.HalfKana;
  if (code === 0xfffd || code === 0xfffe || code === 0xffff) return Script.Damage;
  return code >= 0xff00 ? Script.Kana : Script.OtherLetter;
}
