import { duties } from './duties';
import { evidence } from './evidence';
import { reports } from './reports';
import { siblings } from './siblings';

/** Words of the pages of one case: a complaint, its review, its incident. */
export const cases = { ...duties, ...evidence, ...reports, ...siblings };
