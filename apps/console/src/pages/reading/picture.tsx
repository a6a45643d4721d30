import { Button, Center, Group, Loader, SegmentedControl, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useI18n } from '../../i18n';
import { useShortcut } from '../../shell/shortcuts';
import { fitOfWords, isDoubtful } from './page-words';
import type { PageView } from './types';
import { usePicture } from './use-picture';

const ZOOMS = [50, 75, 100, 150, 200, 300];
type Kind = 'prepared' | 'original';

interface PictureProps {
  page: PageView;
  /** Index of the word that is framed. */
  chosen: number | null;
  onChoose: (index: number) => void;
}

/** The page's picture with the places of its words; a click on one chooses the word in the text. */
export function Picture({ page, chosen, onChoose }: PictureProps) {
  const { t } = useI18n();
  const fit = fitOfWords(page);
  const [zoom, setZoom] = useState(fit.percent);
  const [turned, setTurned] = useState(0);
  const [kind, setKind] = useState<Kind>('prepared');
  const rotate = (): void => {
    setTurned((now) => (now + 90) % 360);
  };
  const step = (by: 1 | -1): void => {
    setZoom((now) => (by > 0 ? ZOOMS.find((each) => each > now) : ZOOMS.findLast((each) => each < now)) ?? now);
  };
  useShortcut('alt+ArrowUp', t('reading.larger'), () => {
    step(1);
  });
  useShortcut('alt+ArrowDown', t('reading.smaller'), () => {
    step(-1);
  });
  useShortcut('alt+r', t('reading.rotate'), rotate);
  useShortcut('alt+o', t('reading.key.kind'), () => {
    setKind((now) => (now === 'original' ? 'prepared' : 'original'));
  });
  return (
    <section className="mado-card mado-scan" aria-label={t('reading.picture')}>
      <Group gap={6} mb={8}>
        <SegmentedControl
          size="xs"
          value={kind}
          onChange={(value) => {
            setKind(value === 'original' ? 'original' : 'prepared');
          }}
          data={(['prepared', 'original'] as const).map((value) => ({ value, label: t(`reading.kind.${value}`) }))}
        />
        <Tool
          label={t('reading.smaller')}
          text="−"
          onClick={() => {
            step(-1);
          }}
        />
        <Text size="sm" className="mado-number">
          {zoom}%
        </Text>
        <Tool
          label={t('reading.larger')}
          text="＋"
          onClick={() => {
            step(1);
          }}
        />
        <Tool
          label={t('reading.fit')}
          text={t('reading.fitWord')}
          onClick={() => {
            setZoom(fit.percent);
          }}
        />
        <Tool label={t('reading.rotate')} text={t('reading.rotateWord')} onClick={rotate} />
      </Group>
      <Sheet
        key={`${page.id} ${kind}`}
        {...{ page, chosen, onChoose, zoom, turned, kind }}
        from={zoom === fit.percent ? fit.left : null}
      />
    </section>
  );
}

function Tool({ label, text, onClick }: { label: string; text: string; onClick: () => void }) {
  return (
    <Button variant="default" size="compact-sm" aria-label={label} title={label} onClick={onClick}>
      {text}
    </Button>
  );
}

interface SheetProps extends PictureProps {
  /** Percent of the width of the frame. */
  zoom: number;
  turned: number;
  kind: Kind;
  /** Share of the page's width that lies left of what is to be seen; null where the framed word leads. */
  from: number | null;
}

/** The sheet is an SVG: its frames are in the units of the reading, so that they fit at every size. */
function Sheet({ page, chosen, onChoose, zoom, turned, kind, from }: SheetProps) {
  const { t } = useI18n();
  const picture = usePicture(`/pages/${page.id}/picture?kind=${kind}`);
  const frame = useRef<SVGRectElement>(null);
  const view = useRef<HTMLDivElement>(null);
  const upright = from !== null && turned === 0 && kind === 'prepared';
  useEffect(() => {
    frame.current?.scrollIntoView({ block: 'center', inline: upright ? 'nearest' : 'center' });
    if (upright && view.current !== null) view.current.scrollLeft = from * view.current.scrollWidth;
  }, [chosen, picture, zoom, turned, upright, from]);
  if (picture === 'failed') return <Text size="sm">{t('reading.noPicture')}</Text>;
  if (picture === 'loading') {
    return (
      <Center className="mado-scan-view">
        <Loader aria-label={t('app.loading')} />
      </Center>
    );
  }
  const fits = kind === 'prepared' && page.width > 0;
  const [width, height] = fits ? [page.width, page.height] : [picture.width, picture.height];
  const [shownWidth, shownHeight] = turned % 180 === 0 ? [width, height] : [height, width];
  return (
    <div ref={view} className="mado-scan-view" tabIndex={0} role="group" aria-label={t('reading.picture')}>
      <svg
        width={`${String(zoom)}%`}
        viewBox={`0 0 ${String(shownWidth)} ${String(shownHeight)}`}
        role="img"
        aria-label={t('reading.pageOf', { page: page.page })}
      >
        <g transform={turn(turned, width, height)}>
          <image href={picture.url} width={width} height={height} preserveAspectRatio="none" />
          {kind === 'prepared' &&
            page.words.map((word, index) =>
              word.at === null ? null : (
                <rect
                  key={index}
                  ref={index === chosen ? frame : null}
                  className="mado-word-box"
                  data-doubtful={page.settledHow === null && isDoubtful(word)}
                  data-chosen={index === chosen}
                  x={word.left - 4}
                  y={word.top - 4}
                  width={word.width + 8}
                  height={word.height + 8}
                  onClick={() => {
                    onChoose(index);
                  }}
                />
              ),
            )}
        </g>
      </svg>
    </div>
  );
}

/** Turns a sheet of this size clockwise so that it lies in the upper left again. */
function turn(degrees: number, width: number, height: number): string {
  const [x, y] = { 90: [height, 0], 180: [width, height], 270: [0, width] }[degrees] ?? [0, 0];
  return `translate(${String(x)} ${String(y)}) rotate(${String(degrees)})`;
}
