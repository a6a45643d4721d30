import { Tabs } from '@mantine/core';
import { useNavigate, useParams } from 'react-router';
import { useSession } from '../../api/session';
import { useI18n } from '../../i18n';
import { Page } from '../../ui/page';
import '../admin/admin.css';
import { ChannelsView } from './channels';
import { KeysView } from './keys';
import { LexiconView } from './lexicon';
import { RolesView } from './roles';
import { TemplatesView } from './templates';

const TABS = [
  { name: 'channels', needs: 'settings:read', view: <ChannelsView /> },
  { name: 'templates', needs: 'settings:read', view: <TemplatesView /> },
  { name: 'lexicon', needs: 'settings:read', view: <LexiconView /> },
  { name: 'roles', needs: 'settings:read', view: <RolesView /> },
  { name: 'keys', needs: 'keys:read', view: <KeysView /> },
] as const;

/** 設定の確認: ways in, texts, words, roles and keys as they are in force. */
export default function SetupViews() {
  const { t } = useI18n();
  const { permissions } = useSession();
  const { tab } = useParams();
  const go = useNavigate();
  const shown = TABS.filter(({ needs }) => permissions.includes(needs));
  const current = shown.find(({ name }) => name === tab) ?? shown[0];
  return (
    <Page title={t('setup.viewTitle')} explain={t('setup.viewExplain')}>
      <Tabs
        value={current?.name ?? null}
        keepMounted={false}
        onChange={(name) => {
          if (name !== null) void go(`/admin/setup/${name}`, { replace: true });
        }}
      >
        <Tabs.List mb="md">
          {shown.map(({ name }) => (
            <Tabs.Tab key={name} value={name}>
              {t(`setup.tab.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {shown.map(({ name, view }) => (
          <Tabs.Panel key={name} value={name}>
            {view}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  );
}
