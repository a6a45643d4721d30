import { PartyAddresses } from '../data/party-addresses.js';
import { AfterEmail } from '../use-cases/after-email.js';
import { AcknowledgeByCode } from './acknowledge.js';
import { CallPersons } from './call-person.js';
import { CallRows } from './call-rows.js';
import { CurrentSteps } from './current-step.js';
import { DownTheLadder } from './down-the-ladder.js';
import { WatchEverybodyTold } from './everybody-told.js';
import { LadderBook } from './ladder-book.js';
import { LadderJobs } from './ladder-jobs.js';
import { LadderNotices } from './ladder-notices.js';
import { LetterFiles } from './letter-file.js';
import { LetterRows } from './letter-rows.js';
import { LostAgain } from './lost-again.js';
import { NextStep } from './next-step.js';
import { HandleLetters } from './print-letters.js';
import { AcknowledgeByReply } from './acknowledge-by-reply.js';
import { SubstituteMeasures } from './substitute.js';
import { SubstituteRows } from './substitute-rows.js';

/** What other features may ask of the ladder. */
export const sharedLadder = [AcknowledgeByCode, HandleLetters, WatchEverybodyTold];

/** The steps of the ladder below e-mail. */
export const ladderProviders = [
  ...sharedLadder,
  NextStep,
  PartyAddresses,
  { provide: AfterEmail, useExisting: NextStep },
  AcknowledgeByReply,
  CallPersons,
  CallRows,
  CurrentSteps,
  DownTheLadder,
  LadderBook,
  LadderJobs,
  LadderNotices,
  LetterFiles,
  LetterRows,
  LostAgain,
  SubstituteMeasures,
  SubstituteRows,
];
