import { Anchor, List, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useI18n, type MessageKey } from '../../i18n';
import { Card } from '../../ui/page';
import { FORM_FACTS, toFact } from './facts';
import type { Unfilled } from './reports-data';

/** Where fields that no people write here come from; all others are set by an administrator. */
const ELSEWHERE: Record<string, 'overview' | 'prevention' | 'notices'> = {
  known_at: 'overview',
  first_signal_at: 'overview',
  linked_complaints: 'overview',
  persons: 'overview',
  counts: 'overview',
  estimate_history: 'overview',
  measures_taken: 'prevention',
  notice_progress: 'notices',
};

/** What the forms miss; each leads to the place where it is written. */
export function MissingFields({ fields, onFact }: { fields: readonly Unfilled[]; onFact: () => void }) {
  const { t } = useI18n();
  return (
    <Card title={t('forms.missingList')}>
      {fields.length === 0 ? (
        <Text size="sm">{t('forms.allFilled')}</Text>
      ) : (
        <>
          <Text size="xs" c="dimmed" mb="xs">
            {t('forms.missingHint')}
          </Text>
          <List size="sm" listStyleType="none" spacing={4}>
            {fields.map((field) => (
              <List.Item key={field.key}>
                <Place field={field} onFact={onFact} />
                <Text span size="xs" c="dimmed" ml={6}>
                  {t('forms.neededBy', { count: field.forms })}
                </Text>
              </List.Item>
            ))}
          </List>
        </>
      )}
    </Card>
  );
}

function Place({ field, onFact }: { field: Unfilled; onFact: () => void }) {
  const { t, language } = useI18n();
  const label = field[language];
  if (FORM_FACTS.includes(field.key)) {
    return (
      <Anchor
        component="button"
        type="button"
        size="sm"
        ta="left"
        onClick={() => {
          onFact();
          // The fields may have been behind a form until now.
          requestAnimationFrame(() => {
            toFact(field.key);
          });
        }}
      >
        {label}
      </Anchor>
    );
  }
  const tab = ELSEWHERE[field.key];
  const said: MessageKey = `forms.at.${tab ?? 'settings'}`;
  return (
    <>
      {tab === undefined ? (
        label
      ) : (
        <Anchor component={Link} size="sm" to={tab === 'overview' ? '?' : `?tab=${tab}`}>
          {label}
        </Anchor>
      )}
      <Text span size="xs" c="dimmed" ml={6}>
        {t(said)}
      </Text>
    </>
  );
}
