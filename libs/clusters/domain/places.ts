import type { Named } from './watch-file.js';

/** Where a complaint lies: codes of the registers; a shop that is in no register by its folded name. */
export interface Places {
  service: string | null;
  area: string | null;
  step: string | null;
  /** `known:CODE` of the register, or `named:FOLDED NAME`. */
  shop: string | null;
}

/** What is read of a complaint. */
export interface PlaceWords {
  text: string;
  address: string | null;
}

/** Longest part of a text that is looked through (UTF-16 units). */
const READ = 20_000;
/** 〇〇店 of kanji, katakana, letters: what a text calls a shop. */
const SHOP_NAME = /[\p{Script=Han}\p{Script=Katakana}ーa-z0-9]{2,14}店/gu;
/** Words that end in 店 and name no shop, and beginnings that are not part of a name. */
const NO_SHOP =
  /(?:販売|代理|取扱|量販|専門|飲食|支|本|分|売|来|開|閉|入|退|各|同|当|他|別|商|系列|加盟|直営|近所|最寄|購入|契約|携帯|実|喫茶|書|百貨|露|小売|チェーン|フランチャイズ)店$|^(?:お店|この店|その店)$/u;
const PREFIX = /^.*(?:ショップ|しょっぷ|量販店|先日|昨日|先週|今日|本日|貴社|御社|当社|の)/u;

/** Folds width, case and kana, so that one spelling of a word is enough. */
export function foldWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}

/** Finds which of some named values a text names: the one whose word stands first; the longer word where two begin there. */
export class Finder {
  private readonly words: { word: string; code: string }[];

  constructor(named: readonly Pick<Named, 'code' | 'words'>[]) {
    this.words = named.flatMap(({ code, words }) =>
      words.map((word) => ({ word: foldWords(word), code })).filter(({ word }) => word.length > 1),
    );
  }

  find(folded: string): string | null {
    let best: { at: number; length: number; code: string } | null = null;
    for (const { word, code } of this.words) {
      const at = folded.indexOf(word);
      if (at < 0) continue;
      if (best === null || at < best.at || (at === best.at && word.length > best.length))
        best = { at, length: word.length, code };
    }
    return best?.code ?? null;
  }
}

/** Reads where complaints lie. Knows the registers as they were when it was made. */
export class PlaceReader {
  private readonly services: Finder;
  private readonly steps: Finder;
  private readonly areas: Finder;
  private readonly shops: Finder;

  constructor(registers: {
    services: Named[];
    steps: Named[];
    areas: Named[];
    shops: Pick<Named, 'code' | 'words'>[];
  }) {
    this.services = new Finder(registers.services);
    this.steps = new Finder(registers.steps);
    this.areas = new Finder(registers.areas);
    this.shops = new Finder(registers.shops);
  }

  read({ text, address }: PlaceWords): Places {
    const folded = foldWords(text.slice(0, READ));
    const known = this.shops.find(folded);
    return {
      service: this.services.find(folded),
      step: this.steps.find(folded),
      area: (address === null ? null : this.areas.find(foldWords(address))) ?? this.areas.find(folded),
      shop: known === null ? prefixed('named:', shopNamed(text.slice(0, READ))) : `known:${known}`,
    };
  }
}

/** The first name of a shop in a text, folded; null when it names none. */
export function shopNamed(text: string): string | null {
  for (const [found] of text.normalize('NFKC').toLowerCase().matchAll(SHOP_NAME)) {
    const name = found.replace(PREFIX, '');
    if (name.length >= 3 && !NO_SHOP.test(name)) return foldWords(name);
  }
  return null;
}

function prefixed(prefix: string, name: string | null): string | null {
  return name === null ? null : `${prefix}${name}`;
}
