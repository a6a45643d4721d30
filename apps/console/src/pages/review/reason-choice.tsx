import { Radio, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client';
import type { ReasonCode } from '../../api/types';
import { useBilingual, useI18n } from '../../i18n';
import { listOf } from '../../lib/lists';
import { useShortcut } from '../../shell/shortcuts';
import { ProblemAlert } from '../../ui/problem-alert';
import type { DecisionDraft } from './decision';
import { keyed, type KeyedReason } from './reasons';

interface ChoiceProps {
  draft: DecisionDraft;
  set: (change: Partial<DecisionDraft>) => void;
}

/** One list answers both questions: what is decided, and why. Each reason has its digit. */
export function ReasonChoice({ draft, set }: ChoiceProps) {
  const { t } = useI18n();
  const codes = useQuery({
    queryKey: ['reason-codes'],
    queryFn: async () => listOf<ReasonCode>(await api('/review/reason-codes')),
    staleTime: Infinity,
  });
  const reasons = keyed(codes.data ?? []);
  const choose = (code: string): void => {
    const chosen = reasons.find((reason) => reason.code === code);
    if (chosen === undefined) return;
    set({ decision: chosen.decision === 'suspected' ? 'suspected' : 'set_aside', reasonCode: chosen.code });
  };
  return (
    <Radio.Group aria-label={t('review.decide')} value={draft.reasonCode} onChange={choose}>
      <Stack gap="sm">
        <Side of="set_aside" explain={t('review.setAsideExplain')} reasons={reasons} onChoose={choose} />
        <Side of="suspected" explain={t('review.suspectedExplain')} reasons={reasons} onChoose={choose} />
      </Stack>
      <ProblemAlert error={codes.error} />
    </Radio.Group>
  );
}

interface SideProps {
  of: DecisionDraft['decision'];
  explain: string;
  reasons: readonly KeyedReason[];
  onChoose: (code: string) => void;
}

function Side({ of, explain, reasons, onChoose }: SideProps) {
  const { t } = useI18n();
  return (
    <div role="group" aria-label={t(`review.${of}`)} className="mado-side" data-side={of}>
      <Text fw={700} size="sm">
        {t(`review.${of}`)}
      </Text>
      <Text size="xs" c="dimmed" mb={4}>
        {explain}
      </Text>
      <Stack gap={4}>
        {reasons
          .filter(({ decision }) => decision === of)
          .map((reason) => (
            <Reason key={reason.code} of={reason} onChoose={onChoose} />
          ))}
      </Stack>
    </div>
  );
}

function Reason({ of, onChoose }: { of: KeyedReason; onChoose: (code: string) => void }) {
  const { t } = useI18n();
  const words = useBilingual()(of);
  useShortcut(
    of.key,
    `${t(`review.${of.decision === 'suspected' ? 'suspected' : 'set_aside'}`)}：${words}`,
    () => {
      onChoose(of.code);
    },
    { enabled: of.key !== '' },
  );
  return (
    <div className="mado-reason">
      <kbd aria-hidden="true">{of.key}</kbd>
      <Radio value={of.code} label={words} />
    </div>
  );
}
