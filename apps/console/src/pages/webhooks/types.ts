/** What an endpoint can be told of. */
export const EVENTS = ['complaint.registered', 'signal.suspected'] as const;

/** A program elsewhere that is told of events. */
export interface Endpoint {
  id: string;
  url: string;
  events: string[];
  isActive: boolean;
  failingSince: string | null;
  createdAt: string;
}

/** One event for one endpoint. */
export interface Delivery {
  id: string;
  event: string;
  state: 'pending' | 'delivered';
  attempts: number;
  nextAt: string;
  lastStatus: number | null;
  lastError: string | null;
  createdAt: string;
  deliveredAt: string | null;
}
