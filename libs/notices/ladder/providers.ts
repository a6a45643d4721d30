import { AfterEmail } from '../domain/after-email.js';
import { NextStep } from './next-step.js';

/** The steps of the ladder below e-mail. */
export const ladderProviders = [NextStep, { provide: AfterEmail, useExisting: NextStep }];
