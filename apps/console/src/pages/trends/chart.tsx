import { useI18n } from '../../i18n';
import { useWide } from '../../ui/list/use-wide';
import { courseOf, FRAME, NARROW_FRAME, shortMonth, type TrendLine } from './course';

interface ChartProps {
  title: string;
  months: readonly string[];
  /** With the place of each among all that are drawn, which gives it its colour and mark. */
  lines: readonly { line: TrendLine; n: number }[];
}

/** Lines over the months. Each carries its name at its end and its own mark: colour alone says nothing. */
export function TrendChart({ title, months, lines }: ChartProps) {
  const { t } = useI18n();
  const wide = useWide(ROOMY);
  const frame = wide ? FRAME : NARROW_FRAME;
  const course = courseOf(
    months,
    lines.map(({ line }) => line),
    frame,
  );
  const { width, height, left, right, bottom } = frame;
  const label = t('trends.chartOf', { title, from: months[0] ?? '', to: months.at(-1) ?? '' });
  return (
    <figure className="mado-trend">
      <svg viewBox={`0 0 ${String(width)} ${String(height)}`} role="img" aria-label={label}>
        {course.ticks.map(({ y, value }) => (
          <g key={value}>
            <line className="mado-chart-grid" x1={left} x2={width - right} y1={y} y2={y} />
            <text className="mado-chart-text" x={left - 8} y={y + 4} textAnchor="end">
              {value.toLocaleString()}
            </text>
          </g>
        ))}
        {course.months.map(({ x, month, shown }) =>
          shown ? (
            <text key={month} className="mado-chart-text" x={x} y={height - bottom + 20} textAnchor="middle">
              {shortMonth(month)}
            </text>
          ) : null,
        )}
        {course.lines.map((line, at) => (
          <g key={line.key} data-line={lines[at]?.n}>
            <path className="mado-trend-line" d={line.path} strokeDasharray={DASHES[lines[at]?.n ?? 0]} />
            {line.dots.map((dot) => (
              <Dot key={dot.month} n={lines[at]?.n ?? 0} x={dot.x} y={dot.y}>
                {`${line.item} ${dot.month}: ${dot.value.toLocaleString()}`}
              </Dot>
            ))}
            {wide && (
              <text className="mado-trend-name" x={width - right + 10} y={line.nameY + 4}>
                {shortName(line.item)}
              </text>
            )}
          </g>
        ))}
      </svg>
      {!wide && <Names of={lines} />}
    </figure>
  );
}

/** Window widths (px) from which the drawing is shown about as large as it is drawn. */
const ROOMY = 700;

/** What each line is, with a piece of it and its mark. */
function Names({ of }: { of: ChartProps['lines'] }) {
  return (
    <figcaption className="mado-trend-names">
      {of.map(({ line, n }) => (
        <span key={line.key}>
          <svg className="mado-trend-key" viewBox="0 0 28 12" data-line={n} aria-hidden="true">
            <path className="mado-trend-line" d="M0 6 L28 6" strokeDasharray={DASHES[n]} />
            <Dot n={n} x={14} y={6}>
              {line.item}
            </Dot>
          </svg>
          {line.item}
        </span>
      ))}
    </figcaption>
  );
}

const DASHES = [undefined, '7 4', '2 4', '10 4 2 4', '4 2', '1 3'];

/** Round, square, triangle, diamond, and so on: lines are told apart in grey too. */
function Dot({ n, x, y, children }: { n: number; x: number; y: number; children: string }) {
  const r = 4;
  const points = [
    null,
    square(x, y, r),
    `${String(x)},${String(y - r)} ${String(x + r)},${String(y + r)} ${String(x - r)},${String(y + r)}`,
    `${String(x)},${String(y - r - 1)} ${String(x + r + 1)},${String(y)} ${String(x)},${String(y + r + 1)} ${String(x - r - 1)},${String(y)}`,
  ][n % 4];
  if (points === null || points === undefined) {
    return (
      <circle className="mado-trend-dot" cx={x} cy={y} r={r}>
        <title>{children}</title>
      </circle>
    );
  }
  return (
    <polygon className="mado-trend-dot" points={points}>
      <title>{children}</title>
    </polygon>
  );
}

function square(x: number, y: number, r: number): string {
  const [west, east, north, south] = [x - r, x + r, y - r, y + r].map(String);
  return `${west ?? ''},${north ?? ''} ${east ?? ''},${north ?? ''} ${east ?? ''},${south ?? ''} ${west ?? ''},${south ?? ''}`;
}

/** What fits beside the chart; the whole name stands in the table. */
function shortName(item: string): string {
  return item.length > 11 ? `${item.slice(0, 10)}…` : item;
}
