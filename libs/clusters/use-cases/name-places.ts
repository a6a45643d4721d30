import { Injectable } from '@nestjs/common';
import { loadYaml } from '#kernel';
import { RegisterRows } from '../data/register-rows.js';
import { TraitRows } from '../data/trait-rows.js';
import { cellOf, type Dimension } from '../domain/dimensions.js';
import type { Bilingual } from '../domain/plain-words.js';
import { foldWords } from '../domain/places.js';
import { watchFile } from '../domain/watch-file.js';

/** Words for the codes and digests of a cell. */
@Injectable()
export class NamePlaces {
  constructor(
    private readonly traits: TraitRows,
    private readonly registers: RegisterRows,
  ) {}

  /** Names of a cell's values. */
  async execute(cell: string): Promise<Partial<Record<Dimension, Bilingual>>> {
    const names: Partial<Record<Dimension, Bilingual>> = {};
    for (const [dimension, value] of Object.entries(cellOf(cell).values) as [Dimension, string][])
      names[dimension] = await this.nameOf(dimension, value);
    return names;
  }

  private async nameOf(dimension: Dimension, value: string): Promise<Bilingual> {
    const { services, steps } = watchFile();
    switch (dimension) {
      case 'kind':
        return kindWords()[value] ?? { ja: value, en: value };
      case 'service':
        return listed(services, value);
      case 'step':
        return listed(steps, value);
      case 'area':
        return this.area(value);
      case 'shop':
        return this.shop(value);
      case 'release':
        return this.release(value);
    }
  }

  private area(digest: string): Bilingual {
    const found = watchFile().areas.find(({ code }) => this.traits.keyOf('area', code) === digest);
    return found === undefined ? { ja: digest, en: digest } : { ja: found.ja, en: found.en ?? found.ja };
  }

  /** A shop of no register has no name here: its complaints tell it to those who may read them. */
  private async shop(digest: string): Promise<Bilingual> {
    for (const { code, name, words } of await this.registers.allShops()) {
      const keys = [`known:${code}`, ...(JSON.parse(words) as string[]).map((word) => `named:${foldWords(word)}`)];
      if (keys.some((key) => this.traits.keyOf('shop', key) === digest)) return { ja: name, en: name };
    }
    const short = digest.replace('n.', '').slice(0, 4);
    return {
      ja: `未登録の店舗 ${short}（名前は申出にあります）`,
      en: `unregistered shop ${short} (named in its complaints)`,
    };
  }

  private async release(code: string): Promise<Bilingual> {
    const found = (await this.registers.releases()).find((release) => release.code === code);
    return found === undefined ? { ja: code, en: code } : { ja: found.title, en: found.title };
  }
}

function listed(named: readonly { code: string; ja: string; en?: string }[], code: string): Bilingual {
  const found = named.find((one) => one.code === code);
  return found === undefined ? { ja: code, en: code } : { ja: found.ja, en: found.en ?? found.ja };
}

function kindWords(): Record<string, Bilingual> {
  return loadYaml<{ kinds: Record<string, Bilingual> }>('signals.yaml').kinds;
}
