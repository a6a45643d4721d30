import { Modal, Stack, Switch, Text, Title } from '@mantine/core';
import { useI18n } from '../i18n';
import type { Shortcut } from './shortcut-registry';
import { useShortcuts, useShortcutsOn } from './shortcuts';

/** Every key that works here and now, from what the shell and the page registered. */
export default function KeySheet({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const all = useShortcuts().filter(({ enabled }) => enabled);
  const [on, setOn] = useShortcutsOn();
  const own = all.filter(({ scope }) => scope === 'page');
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('keys.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Stack>
        <section aria-label={t('keys.here')}>
          <Title order={3} size="h6" mb={4}>
            {t('keys.here')}
          </Title>
          {own.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('keys.none')}
            </Text>
          ) : (
            <Keys of={own} />
          )}
          <Text size="sm" c="dimmed" mt={6}>
            {t('keys.save')}
          </Text>
        </section>
        <section aria-label={t('keys.everywhere')}>
          <Title order={3} size="h6" mb={4}>
            {t('keys.everywhere')}
          </Title>
          <Keys of={all.filter(({ scope }) => scope === 'everywhere')} />
        </section>
        <Switch
          label={t('keys.on')}
          description={t('keys.onHint')}
          checked={on}
          onChange={(event) => {
            setOn(event.currentTarget.checked);
          }}
        />
      </Stack>
    </Modal>
  );
}

function Keys({ of }: { of: readonly Shortcut[] }) {
  const byLabel = new Map<string, string[]>();
  for (const { keys, label } of of) {
    const known = byLabel.get(label) ?? [];
    byLabel.set(label, known.includes(keys) ? known : [...known, keys]);
  }
  return (
    <dl className="mado-keys">
      {[...byLabel].map(([label, keys]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {keys.map((each) => (
              <Combination key={each} of={each} />
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** `mod+k` as Ctrl+K, `g c` as G, C. */
export function Combination({ of }: { of: string }) {
  const { t, word } = useI18n();
  const name = (key: string): string => {
    const known = word('key', key);
    return known === key && key.length === 1 ? key.toUpperCase() : known;
  };
  const held: Record<string, string> = { mod: isMac() ? '⌘' : 'Ctrl', alt: isMac() ? '⌥' : 'Alt', shift: 'Shift' };
  return (
    <span className="mado-combination">
      {of.split(' ').map((stroke, place) => (
        <span key={stroke}>
          {place > 0 && <span className="mado-then"> {t('keys.then')} </span>}
          {stroke.split(/\+(?=.)/).map((key) => (
            <kbd key={key}>{held[key] ?? name(key)}</kbd>
          ))}
        </span>
      ))}
    </span>
  );
}

function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent);
}
