import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { useI18n } from '../i18n';
import { Empty } from '../ui/empty';
import { Page } from '../ui/page';
import { takeKeysForCall } from './keys-ahead';

interface GuardProps {
  /** Another value means another page: what failed before is forgotten. */
  of: string;
  children: ReactNode;
}

/** A page that fails leaves bar and menu standing, and says what to do; drafts are kept apart from the page. */
export class PageGuard extends Component<GuardProps, { failed: string | null }> {
  override state: { failed: string | null } = { failed: null };

  static getDerivedStateFromError(): { failed: string } {
    return { failed: '' };
  }

  override componentDidCatch(): void {
    takeKeysForCall();
    this.setState({ failed: this.props.of });
  }

  override render(): ReactNode {
    const { failed } = this.state;
    const here = failed === '' || failed === this.props.of;
    return failed !== null && here ? <Failed /> : this.props.children;
  }
}

function Failed() {
  const { t } = useI18n();
  return (
    <Page title={t('app.failedTitle')}>
      <Empty title={t('app.failed')} text={t('app.failedText')} />
      <div>
        <Button
          onClick={() => {
            window.location.reload();
          }}
        >
          {t('app.reload')}
        </Button>
      </div>
    </Page>
  );
}
