import { Text } from '@mantine/core';
import { useI18n } from '../../i18n';
import { moment, shortMoment } from '../../lib/format';
import { CHART, chartShape } from './chart-shape';
import { usualWords, windowWords } from './figures';
import type { Series } from './types';

/** Counts in a window of fixed length, as it slides, against what is usual and the bound. */
export function ClusterChart({ series }: { series: Series }) {
  const { t, language } = useI18n();
  const shape = chartShape(series);
  const [first, last] = [series.points[0], series.points.at(-1)];
  const { width, height, left, right, bottom } = CHART;
  const words = { span: windowWords(series.windowMs, language), bound: series.bound, last: last?.count ?? 0 };
  return (
    <figure className="mado-chart">
      <svg viewBox={`0 0 ${String(width)} ${String(height)}`} role="img" aria-label={t('clusters.chartLabel', words)}>
        {shape.ticks.map(({ y, value }) => (
          <g key={value}>
            <line className="mado-chart-grid" x1={left} x2={width - right} y1={y} y2={y} />
            <text className="mado-chart-text" x={left - 6} y={y + 4} textAnchor="end">
              {value}
            </text>
          </g>
        ))}
        {shape.bars.map((bar, n) => (
          <rect
            key={n}
            className={bar.over ? 'mado-chart-over' : 'mado-chart-bar'}
            x={bar.x}
            y={bar.y}
            width={bar.width}
            height={bar.height}
          >
            <title>{`${moment(bar.at, language)}: ${String(bar.count)}`}</title>
          </rect>
        ))}
        <line className="mado-chart-bound" x1={left} x2={width - right} y1={shape.boundY} y2={shape.boundY} />
        <line className="mado-chart-usual" x1={left} x2={width - right} y1={shape.expectedY} y2={shape.expectedY} />
        <text className="mado-chart-text" x={left} y={height - bottom + 18}>
          {shortMoment(first?.at)}
        </text>
        <text className="mado-chart-text" x={width - right} y={height - bottom + 18} textAnchor="end">
          {shortMoment(last?.at)}
        </text>
      </svg>
      <figcaption>
        <Text size="xs" c="dimmed">
          {t('clusters.chartCaption', { ...words, usual: usualWords(series.expected, language) })}
        </Text>
      </figcaption>
    </figure>
  );
}
