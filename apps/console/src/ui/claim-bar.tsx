import { Button, Group, Text } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { useI18n } from '../i18n';
import { clockTime } from '../lib/clock-time';
import { KEEP_WORDS, useClaim, type Claim } from '../live/use-claim';
import { useShortcut } from '../shell/shortcuts';
import { PresenceLine } from './presence';
import { ProblemAlert } from './problem-alert';

interface ClaimBarProps {
  complaintId: string;
  kind?: 'complaint' | 'review';
}

/**
 * Who works on it, how one takes it, asks for it, or hands it over, and who else has it open. Focus stays in the bar after
 * each deed.
 */
export function ClaimBar({ complaintId, kind = 'complaint' }: ClaimBarProps) {
  const { t } = useI18n();
  const claim = useClaim(complaintId, kind);
  const bar = useRef<HTMLElement>(null);
  const doing = (deed: () => void) => () => {
    deed();
    bar.current?.focus();
  };
  const askedOfMe = claim.mine && claim.asked !== null;
  useTitleMark(askedOfMe);
  useShortcut('w', t('claim.key'), () => {
    if (claim.holder === null) doing(claim.claim)();
    else if (!claim.mine) doing(claim.ask)();
    else if (askedOfMe) bar.current?.querySelector('button')?.focus();
    else doing(claim.release)();
  });
  return (
    <section
      ref={bar}
      tabIndex={-1}
      className={askedOfMe ? 'mado-claim mado-claim-asked' : 'mado-claim'}
      aria-label={t('claim.title')}
    >
      <div aria-live="polite">
        <Standing claim={claim} />
      </div>
      <Group gap="xs">
        <Deeds claim={claim} doing={doing} />
      </Group>
      <PresenceLine kind={kind} id={complaintId} />
      <ProblemAlert error={claim.error} />
    </section>
  );
}

/** Whoever is asked may be looking at another window: its tab says so. */
function useTitleMark(on: boolean): void {
  const { t } = useI18n();
  const mark = t('claim.titleMark');
  useEffect(() => {
    if (!on) return undefined;
    document.title = `${mark}${document.title}`;
    return () => {
      document.title = document.title.replace(mark, '');
    };
  }, [on, mark]);
}

function Standing({ claim }: { claim: Claim }) {
  const { t, word } = useI18n();
  const { holder, asked, kept } = claim;
  if (holder === null) return <Line>{t('claim.nobody')}</Line>;
  if (claim.mine) {
    if (asked === null) return <Line>{t('claim.mine')}</Line>;
    return <Line strong>{t('claim.asked', { name: asked.by.name, until: clockTime(asked.until) })}</Line>;
  }
  return (
    <>
      <Line>{t('claim.held', { name: holder.name, at: clockTime(claim.claimedAt) })}</Line>
      {asked !== null && claim.asking && <Line strong>{t('claim.asking', { until: clockTime(asked.until) })}</Line>}
      {asked !== null && !claim.asking && <Line>{t('claim.otherAsks', { name: asked.by.name })}</Line>}
      {asked === null && kept !== null && (
        <Line strong>{t('claim.kept', { name: holder.name, word: word('keepWord', kept.word) })}</Line>
      )}
    </>
  );
}

function Line({ children, strong }: { children: ReactNode; strong?: boolean }) {
  return (
    <Text size="sm" fw={strong === true ? 700 : 400}>
      {children}
    </Text>
  );
}

function Deeds({ claim, doing }: { claim: Claim; doing: (deed: () => void) => () => void }) {
  const { t, word } = useI18n();
  const small = { size: 'compact-sm', variant: 'default', disabled: claim.busy } as const;
  if (claim.holder === null) {
    return (
      <Button {...small} onClick={doing(claim.claim)}>
        {t('claim.take')}
      </Button>
    );
  }
  if (!claim.mine) {
    if (claim.asked !== null) return null;
    return (
      <Button {...small} onClick={doing(claim.ask)}>
        {t('claim.ask')}
      </Button>
    );
  }
  if (claim.asked === null) {
    return (
      <Button {...small} onClick={doing(claim.release)}>
        {t('claim.release')}
      </Button>
    );
  }
  return (
    <>
      <Button {...small} onClick={doing(claim.handOver)}>
        {t('claim.handOver')}
      </Button>
      <Text size="sm">{t('claim.keep')}</Text>
      {KEEP_WORDS.map((keepWord) => (
        <Button
          key={keepWord}
          {...small}
          onClick={doing(() => {
            claim.keep(keepWord);
          })}
        >
          {word('keepWord', keepWord)}
        </Button>
      ))}
    </>
  );
}
