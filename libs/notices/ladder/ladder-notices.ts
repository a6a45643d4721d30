import { Injectable } from '@nestjs/common';
import { NoticeRows } from '../data/notice-rows.js';
import { CurrentSteps } from './current-step.js';
import { NextStep } from './next-step.js';

/** The tables of notices as the steps of the ladder work on them. */
@Injectable()
export class LadderNotices {
  constructor(
    readonly notices: NoticeRows,
    readonly current: CurrentSteps,
    readonly next: NextStep,
  ) {}
}
