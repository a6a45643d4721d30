import { randomInt } from 'node:crypto';

const KANJI =
  '漆箔硯蔵梓楓橘蓮菫蕗薊蘭虹螢蝶鶉鶫鷺鹿麓黛墨燈炉爐牡丹瑠璃瑪瑙琥珀珊瑚翡翠櫛簪笛琴鼓鈴鐘錦綾絣紬襖簾庵軒梁棟礎臼杵箒桶樽甕壺皿椀箸匙鍋釜薪炭灰砂礫岬湾潟瀬渚淵瀧嶺峠麦粟稗黍蕎';

/** Texts that occur nowhere else, and must therefore be found nowhere on the disk. */
export class Planted {
  readonly texts: string[] = [];

  /** A new Japanese text; `around` is part of it, for example a sentence that makes triage look up. */
  japanese(around = ''): string {
    const text = Array.from({ length: 18 }, () => KANJI.charAt(randomInt(KANJI.length))).join('');
    return this.keep(`${around}${text}`);
  }

  /** A new text of ASCII letters and digits. */
  ascii(): string {
    const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
    return this.keep(Array.from({ length: 18 }, () => letters.charAt(randomInt(letters.length))).join(''));
  }

  /** A new mail address. */
  address(): string {
    return `${this.ascii()}@${this.ascii()}.example`;
  }

  /** A new telephone number that nobody has. */
  phone(): string {
    return this.keep(`090-${String(randomInt(1000, 9999))}-${String(randomInt(1000, 9999))}`);
  }

  private keep(text: string): string {
    this.texts.push(text);
    return text;
  }
}
