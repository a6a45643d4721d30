import type { rooms as ja } from '../ja/rooms';
import { incidentRoom } from './incident-room';
import { noticeRoom } from './notice-room';

/** Words of the pages of incidents and notices: they are loaded together. */
export const rooms: Record<keyof typeof ja, string> = { ...incidentRoom, ...noticeRoom };
