export { Guideline, guidelineErrors } from './guideline.js';
export type { Clause } from './guideline.js';
export { GuidelineModule } from './guideline.module.js';
