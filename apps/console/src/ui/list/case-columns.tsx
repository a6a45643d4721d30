import type { ComponentProps } from 'react';
import type { Translate } from '../../i18n';
import { ChannelCell, MomentCell, SlipCell } from './cells';
import type { Column } from './column';

interface CaseLine {
  slipNumber: string;
  receivedAt: string;
  channel: ComponentProps<typeof ChannelCell>['channel'];
}

/** The columns that every queue of readings has: slip number, when it came, by which channel. */
export function caseColumns<T extends CaseLine>(
  t: Translate,
  hrefOf: (row: T) => string,
  channelWidth = 'minmax(90px, 1fr)',
): Record<'slip' | 'received' | 'channel', Column<T>> {
  return {
    slip: {
      key: 'slip',
      head: t('field.slip'),
      width: '140px',
      cell: (row) => <SlipCell slip={row.slipNumber} to={hrefOf(row)} />,
    },
    received: {
      key: 'received',
      head: t('field.receivedAt'),
      width: '120px',
      cell: (row) => <MomentCell at={row.receivedAt} />,
    },
    channel: {
      key: 'channel',
      head: t('field.channel'),
      width: channelWidth,
      cell: (row) => <ChannelCell channel={row.channel} />,
    },
  };
}
