import { IsFlag, IsInstant, IsLongText, IsOneOf, IsShortText, IsUlid, IsVersion } from '#http';
import { KNOWERS, MEMBER_ANSWERS, type Knower, type MemberAnswer } from '../data/answers.entity.js';

const REASON = { min: 1, max: 4000 } as const;

/** The answer to "does this involve the secrecy of communications?". */
export class SecrecyDto {
  @IsFlag({ description: 'Whether it involves the secrecy of communications' })
  involved: boolean;

  @IsLongText(REASON)
  reason: string;
}

/** Another title. */
export class TitleDto {
  @IsVersion({ description: "The incident's version that the caller saw" })
  version: number;

  @IsShortText({ max: 200, description: 'Names no person' })
  title: string;
}

/** Whether a complaint that joined later changes the decisions. */
export class MemberAnswerDto {
  @IsOneOf(MEMBER_ANSWERS)
  answer: MemberAnswer;

  @IsLongText(REASON)
  reason: string;
}

/** Somebody learned something. */
export class KnowledgeDto {
  @IsOneOf(KNOWERS)
  who: Knower;

  @IsShortText({ max: 200, description: 'The person or department by name' })
  name: string;

  @IsLongText({ min: 1, max: 20_000 })
  what: string;

  @IsInstant()
  learnedAt: string;

  @IsUlid({ optional: true, description: 'A linked complaint from which it was learned' })
  complaintId?: string;

  @IsUlid({ optional: true, description: 'An entry that this one puts right' })
  correctsId?: string;
}
