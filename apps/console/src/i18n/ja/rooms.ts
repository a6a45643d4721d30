import { incidentRoom } from './incident-room';
import { noticeRoom } from './notice-room';

/** Words of the pages of incidents and notices: they are loaded together. */
export const rooms = { ...incidentRoom, ...noticeRoom };
