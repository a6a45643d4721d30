import { Badge, Group, List, Stack, Text } from '@mantine/core';
import type { Assessment } from '../api/types';
import { useI18n } from '../i18n';
import { listed, quoted } from '../lib/format';
import { Kinds, SeverityBadge } from './badges';

/** Kinds, category, severity and the reasons of one assessment. */
export function AssessmentView({ of, withReasons = true }: { of: Assessment; withReasons?: boolean }) {
  const { t, word, language } = useI18n();
  return (
    <Stack gap="xs">
      {of.kinds.length > 0 && <Kinds kinds={of.kinds} />}
      {(of.leads ?? []).length > 0 && (
        <Text size="sm">
          {t('review.leads')}
          {language === 'ja' ? '：' : ': '}
          {listed(
            (of.leads ?? []).map((lead) => word('lead', lead)),
            language,
          )}
        </Text>
      )}
      <Group gap="xs">
        <Badge variant="default" tt="none">
          {word('category', of.category)}
        </Badge>
        <SeverityBadge severity={of.severity} />
        <Text size="xs" c="dimmed">
          {t('complaint.score')} {Math.round(of.score * 100)} / 100
        </Text>
      </Group>
      {withReasons && of.reasons.length > 0 && (
        <List size="sm" spacing={4}>
          {of.reasons.map((reason) => (
            <List.Item key={`${String(reason.start)}-${String(reason.end)}-${reason.why}`}>
              <Text span size="sm" fw={600}>
                {quoted(reason.text)}
              </Text>{' '}
              <Text span size="sm">
                {reason.why}
              </Text>
            </List.Item>
          ))}
        </List>
      )}
      {withReasons && of.reasons.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('complaint.noReasons')}
        </Text>
      )}
    </Stack>
  );
}
