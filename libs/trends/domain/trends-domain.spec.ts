import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { reportWords } from '../use-cases/build-monthly-report.js';
import { durationStatistics } from './duration-statistics.js';
import { csv } from './report-csv.js';
import { reportMonth } from './report-month.js';
import { printOnPaper, type PrintedFigure } from './report-words.js';
import { countStatutoryReports, type StageFacts } from './statutory-reports.js';

const HOUR = 3_600_000;
const NOW = '2026-11-25T00:00:00.000Z';

describe('a month of the report', () => {
  it('begins and ends at midnight in Tokyo', () => {
    expect(reportMonth('2026-11', NOW)).toEqual({
      month: '2026-11',
      from: '2026-10-31T15:00:00.000Z',
      to: '2026-11-30T15:00:00.000Z',
    });
    expect(reportMonth('2025-12', NOW).to).toBe('2025-12-31T15:00:00.000Z');
  });

  it.each([
    ['2026-13', 'trends.bad-month'],
    ['2026-1', 'trends.bad-month'],
    ['202611', 'trends.bad-month'],
    ['2026-12', 'trends.future-month'],
  ])('%s is refused', (text, code) => {
    expect(() => reportMonth(text, NOW)).toThrow(expect.objectContaining({ code }));
  });

  it('begins in Tokyo before it begins in Greenwich', () => {
    expect(reportMonth('2026-12', '2026-11-30T15:00:00.000Z').month).toBe('2026-12');
  });
});

describe('median and 90th percentile', () => {
  it.each([
    ['nothing', [], { ended: 0, open: 0, medianHours: null, p90Hours: null }],
    ['only open ones', [null, null], { ended: 0, open: 2, medianHours: null, p90Hours: null }],
    ['one', [2 * HOUR], { ended: 1, open: 0, medianHours: 2, p90Hours: 2 }],
    ['an even number', [4 * HOUR, HOUR, null], { ended: 2, open: 1, medianHours: 2.5, p90Hours: 4 }],
    [
      'ten',
      [10, 9, 8, 7, 6, 5, 4, 3, 2, 1].map((hours) => hours * HOUR),
      { ended: 10, open: 0, medianHours: 5.5, p90Hours: 9 },
    ],
  ])('of %s', (_title, durations, expected) => {
    expect(durationStatistics(durations)).toEqual(expected);
  });

  it('lie between the shortest and the longest, the median not above the percentile', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 2 }), (hours) => {
        const { medianHours, p90Hours } = durationStatistics(hours.map((each) => each * HOUR));
        expect(medianHours).toBeGreaterThanOrEqual(Math.min(...hours));
        expect(p90Hours).toBeLessThanOrEqual(Math.max(...hours));
        expect(hours.filter((each) => each <= (p90Hours ?? -1)).length / hours.length).toBeGreaterThanOrEqual(0.9);
      }),
    );
  });
});

describe('statutory reports of a month', () => {
  const hard: StageFacts = {
    kind: 'hard',
    legalDue: '2026-11-20',
    workingDeadline: '2026-11-19',
    reportedAt: null,
    decision: 'applies',
  };
  const soft: StageFacts = { ...hard, kind: 'soft', legalDue: null, workingDeadline: '2026-11-10T00:00:00.000Z' };
  it.each<[string, Partial<StageFacts>, string | null]>([
    ['at the last moment of the day in Tokyo', { reportedAt: '2026-11-20T14:59:59.999Z' }, 'onTime'],
    ['a moment later', { reportedAt: '2026-11-20T15:00:00.000Z' }, 'late'],
    ['not made though the date passed', {}, 'overdue'],
    ['not made and the date is ahead', { legalDue: '2026-11-25' }, 'open'],
    ['nobody decided', { decision: 'undecided' }, 'undecided'],
    ['does not apply', { decision: 'does_not' }, null],
    ['due in another month', { legalDue: '2026-12-01' }, null],
    [
      'due in the month of Tokyo',
      { legalDue: '2026-10-31T15:00:00.000Z', reportedAt: '2026-10-31T15:00:00.000Z' },
      'onTime',
    ],
  ])('%s', (_title, over, name) => {
    expect(namesOf({ ...hard, ...over })).toEqual(name === null ? [] : [name]);
  });

  it('counts a prompt report against its target, in the month in which it was made', () => {
    expect(namesOf({ ...soft, reportedAt: '2026-11-10T00:00:00.000Z' })).toEqual(['softWithinTarget']);
    expect(namesOf({ ...soft, reportedAt: '2026-11-10T00:00:01.000Z' })).toEqual(['softAfterTarget']);
    expect(namesOf({ ...soft, reportedAt: '2026-12-01T00:00:00.000Z' })).toEqual([]);
    expect(namesOf(soft)).toEqual([]);
  });

  function namesOf(stage: StageFacts): string[] {
    const counts = Object.entries(countStatutoryReports([stage], '2026-11', NOW));
    return counts.filter(([, n]) => n > 0).map(([name]) => name);
  }
});

describe('a figure on paper', () => {
  const words = reportWords();
  const figure = (value: PrintedFigure['value'], unit = '時間'): PrintedFigure => ({
    key: 'k',
    item: 'i',
    value,
    unit,
  });

  it.each([
    [6.15, '6時間9分'],
    [138.48, '5日18時間'],
    [0, '0時間0分'],
    [47.99, '47時間59分'],
  ])('says %d hours as %s', (hours, said) => {
    expect(printOnPaper(figure(hours), words, 'ja')).toEqual([said, '']);
  });

  it('leaves counts as they are, and says what could not be measured', () => {
    expect(printOnPaper(figure(12, '件'), words, 'ja')).toEqual(['12', '件']);
    expect(printOnPaper(figure(null), words, 'ja')).toEqual(['なし', '']);
    expect(printOnPaper(figure(6.15, 'hours'), words, 'en')).toEqual(['6 h 9 min', '']);
  });
});

describe('a CSV file', () => {
  it.each(['=1+1', '+81', '-1', '@SUM(A1)', '\t=1', '＝1', '=HYPERLINK("http://example.jp","x")'])(
    'does not let a spreadsheet run %j',
    (cell) => {
      const [line = ''] = csv([[cell]])
        .replace('\uFEFF', '')
        .split('\r\n');
      expect(line.replace(/^"/, '')).toMatch(/^'/);
    },
  );

  it('leaves harmless cells alone, quotes commas and line ends, and begins with a byte order mark', () => {
    expect(csv([['電話', '3', 'a,b', 'a\nb']])).toBe('\uFEFF電話,3,"a,b","a\nb"\r\n');
  });
});
