import { Badge, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client';
import { useBilingual, useI18n } from '../../i18n';
import { remarked } from '../../lib/format';
import { Card, Pairs, pending } from '../../ui/page';
import type { Templates, TemplateText } from './types';

/** Starting texts in force, with what their check finds. */
export function TemplatesView() {
  const { t, word } = useI18n();
  const [kind, setKind] = useState('');
  const templates = useQuery({ queryKey: ['setup-templates'], queryFn: () => api<Templates>('/setup/templates') });
  const { data } = templates;
  if (!data) return pending(templates);
  const kinds = [...new Set(data.texts.map((text) => text.kind))];
  return (
    <Stack>
      <Group>
        <NativeSelect
          label={t('setup.templateKind')}
          value={kind}
          data={[
            { value: '', label: t('audit.all') },
            ...kinds.map((value) => ({ value, label: word('templateKind', value) })),
          ]}
          onChange={(event) => {
            setKind(event.currentTarget.value);
          }}
        />
      </Group>
      {data.texts
        .filter((text) => kind === '' || text.kind === kind)
        .map((text) => (
          <OneText key={text.id} text={text} />
        ))}
      <Card title={t('setup.files')}>
        <Pairs
          of={data.files.map(({ name, sha256 }) => [
            name,
            <span key={name} className="mado-id">
              {sha256}
            </span>,
          ])}
        />
      </Card>
    </Stack>
  );
}

function OneText({ text }: { text: TemplateText }) {
  const { t, word, language } = useI18n();
  const say = useBilingual();
  const count = text.faults.length;
  return (
    <Card
      title={remarked(
        text.title === null ? word('templateKind', text.kind) : say(text.title),
        text.language === 'plain' ? t('setup.plainJapanese') : word('language', text.language),
        language,
      )}
    >
      <Stack gap="xs">
        <Group gap="xs">
          <Badge variant="default" tt="none">
            {word('templateKind', text.kind)}
          </Badge>
          {text.kind === 'notice' && (
            <Badge variant="light" color={count === 0 ? 'green' : 'red'} tt="none">
              {count === 0 ? t('setup.noFaults') : t('setup.faults', { count })}
            </Badge>
          )}
        </Group>
        {text.faults.map(({ code, item }) => (
          <Text key={`${code}-${item ?? ''}`} size="sm">
            {word('lint', code)} {item}
          </Text>
        ))}
        {text.subject !== null && <Text fw={600}>{text.subject}</Text>}
        <details className="mado-more">
          <summary>{t('action.open')}</summary>
          {/* A text that is cut off can be scrolled with the keyboard too. */}
          <pre className="mado-template" tabIndex={0}>
            {text.body}
          </pre>
        </details>
        {text.locked.length > 0 && (
          <details className="mado-more">
            <summary>{t('setup.locked')}</summary>
            <ul className="mado-kv-list">
              {text.locked.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </details>
        )}
      </Stack>
    </Card>
  );
}
