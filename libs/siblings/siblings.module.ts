import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { ComplaintParts } from '#complaints';
import { GroupRows } from './data/group-rows.js';
import { SiblingIndex } from './data/sibling-index.js';
import { SuggestionRows } from './data/suggestion-rows.js';
import { SiblingsController } from './http/siblings.controller.js';
import { SweepSiblings } from './jobs/sweep-siblings.js';
import { CarrySigns } from './use-cases/carry-signs.js';
import { GroupClock } from './use-cases/group-clock.js';
import { GroupSiblings } from './use-cases/group-siblings.js';
import { LookForSiblings } from './use-cases/look-for-siblings.js';
import { ReadSiblings } from './use-cases/read-siblings.js';
import { RepeatsOf } from './use-cases/repeats-of.js';
import { SeenSiblings, type SeenGroup } from './use-cases/seen-siblings.js';
import { SiblingTrail } from './use-cases/sibling-trail.js';
import { SuggestSibling } from './use-cases/suggest-sibling.js';

const shared = [
  CarrySigns,
  GroupClock,
  GroupSiblings,
  LookForSiblings,
  ReadSiblings,
  RepeatsOf,
  SuggestSibling,
  SweepSiblings,
];

/** Complaints that belong together: duplicates, the same person by another channel, mails that refer to a case. */
@Global()
@Module({
  controllers: [SiblingsController],
  providers: [GroupRows, SeenSiblings, SiblingIndex, SiblingTrail, SuggestionRows, ...shared],
  exports: shared,
})
export class SiblingsModule implements OnModuleInit {
  constructor(
    private readonly parts: ComplaintParts,
    private readonly siblings: ReadSiblings,
  ) {}

  onModuleInit(): void {
    this.parts.register('group', (complaintId): Promise<SeenGroup | null> => this.siblings.groupOf(complaintId));
  }
}
