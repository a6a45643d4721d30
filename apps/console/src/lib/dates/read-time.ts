/** A time of day in minutes since midnight; `said` is false when only a part of the day was named. */
export interface TimeRead {
  minutes: number;
  said: boolean;
  rest: string;
}

const PARTS: Record<string, number> = {
  ...{
    朝一番: 9 * 60,
    朝一: 9 * 60,
    午前中: 12 * 60,
    午前: 12 * 60,
    朝: 10 * 60,
    正午: 12 * 60,
    昼過ぎ: 14 * 60,
    昼: 12 * 60,
  },
  ...{
    午後一番: 13 * 60,
    午後一: 13 * 60,
    午後: 17 * 60,
    夕方: 17 * 60,
    今晩: 20 * 60,
    今夜: 20 * 60,
    昨夜: 20 * 60,
    昨晩: 20 * 60,
  },
  ...{ 夜: 20 * 60, 晩: 20 * 60, 今日中: 17 * 60, 中: 17 * 60, noon: 12 * 60, morning: 10 * 60, evening: 17 * 60 },
};
const PART_WORDS = Object.keys(PARTS).sort((a, b) => b.length - a.length);

const CLOCK = /(午前|午後|朝|昼|夕方|夜|am|pm)?の?_?(?<!\d)(\d{1,2})(?::(\d{2})|時(?:(\d{1,2})分|(半))?)(am|pm)?/;
const RUN_TOGETHER = /^_?(\d{1,2})(\d{2})$/;
const HOUR_ONLY = /(午前|午後|am|pm)(\d{1,2})(?!\d)|(?<!\d)(\d{1,2})(am|pm)/;

/** Nobody promises a call at three in the night: 3時 is 15:00 unless 午前 is written. */
const NIGHT_ENDS = 7;

/**
 * The time of day in a tidied text, and the text without it; null when there is none; 'bad' for 25:70.
 * @param daytime whether an hour before seven without 午前 means the afternoon
 */
export function readTime(text: string, daytime: boolean): TimeRead | 'bad' | null {
  const clock = CLOCK.exec(text);
  if (clock !== null) {
    const minutes = clock[5] === undefined ? Number(clock[3] ?? clock[4] ?? 0) : 30;
    return timeOf({ half: clock[1] ?? clock[6], hour: Number(clock[2]), minutes, daytime }, text.replace(clock[0], ''));
  }
  const hour = HOUR_ONLY.exec(text);
  if (hour !== null) {
    const said = { half: hour[1] ?? hour[4], hour: Number(hour[2] ?? hour[3]), minutes: 0, daytime };
    return timeOf(said, text.replace(hour[0], ''));
  }
  const run = RUN_TOGETHER.exec(text);
  if (run !== null)
    return timeOf({ half: undefined, hour: Number(run[1]), minutes: Number(run[2]), daytime: false }, '');
  const part = new RegExp(PART_WORDS.join('|')).exec(text);
  if (part === null) return null;
  return { minutes: PARTS[part[0]] ?? 0, said: false, rest: text.replace(part[0], '') };
}

interface Said {
  half: string | undefined;
  hour: number;
  minutes: number;
  daytime: boolean;
}

function timeOf({ half, hour, minutes, daytime }: Said, rest: string): TimeRead | 'bad' {
  if (hour > 24 || minutes > 59 || (hour === 24 && minutes > 0)) return 'bad';
  return { minutes: hourOf(half, hour, daytime) * 60 + minutes, said: true, rest };
}

function hourOf(half: string | undefined, hour: number, daytime: boolean): number {
  if (half === '午前' || half === '朝') return hour;
  if (half === 'am') return hour === 12 ? 0 : hour;
  if (half !== undefined) return hour < 12 ? hour + 12 : hour;
  return daytime && hour > 0 && hour < NIGHT_ENDS ? hour + 12 : hour;
}
