import { Button, Group } from '@mantine/core';
import { useI18n } from '../i18n';
import { readMore, type Growing } from './read-more';

interface Paged extends Growing {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
}

/** The button below a list that has a further page; nothing when all is shown. */
export function More({ of }: { of: Paged }) {
  const { t } = useI18n();
  // Looked at here, so that the button knows of it when it is pressed: a query tells of what a page looks at.
  const { hasNextPage, isFetching } = of;
  if (!hasNextPage) return null;
  return (
    <Group mt="xs">
      <Button variant="default" loading={of.isFetchingNextPage} onClick={() => void readMore(of, isFetching)}>
        {t('action.more')}
      </Button>
    </Group>
  );
}
