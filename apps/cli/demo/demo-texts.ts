import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configFile, type Channel } from '#kernel';
import type { Contact } from '#complaints';
import type { Random } from './random.js';

/** An invented complaint of the training corpus, with its label. */
export interface DemoText {
  id: string;
  channel: Channel;
  lang: string;
  text: string;
  leak_signal: boolean;
}

/** Every text of `config/corpus`. All of it is invented. */
export function demoTexts(): DemoText[] {
  const folder = configFile('corpus');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as DemoText);
}

const FAMILY = ['青葉', '白川', '月島', '花村', '星野', '桜木', '水無瀬', '日向', '若松', '深山', '小鳥遊', '朝霧'];
const GIVEN = ['一郎', '花子', '健太', '美咲', '直樹', '陽子', '誠', '由美', '翔', '千夏', '修', '恵'];

/** An invented person; numbers and addresses cannot exist (000, example.jp). */
export function demoContact(random: Random, channel: Channel): Contact {
  const name = `${random.pick(FAMILY)} ${random.pick(GIVEN)}`;
  const serial = String(random.between(0, 9999)).padStart(4, '0');
  if (channel === 'email') return { name, email: `person${serial}@example.jp` };
  if (channel === 'web' && random.chance(0.6)) return { name, email: `person${serial}@example.jp` };
  return random.chance(0.9) ? { name, phone: `090-0000-${serial}` } : {};
}
