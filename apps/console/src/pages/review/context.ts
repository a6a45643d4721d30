import type { Schemas } from '../../api/schemas';

/** What stands beside a complaint under review: `GET /review/:id/context`. */
export type ReviewContext = Schemas['ReviewContext'];
export type WhyInReview = Schemas['WhyInReview'];
export type Similar = Schemas['SimilarComplaint'];

/** What "suspected" would begin: `GET /review/:id/foreseen`. */
export type Foreseen = Schemas['ForeseenSuspicion'];
export type ComingClock = Schemas['ComingClock'];
