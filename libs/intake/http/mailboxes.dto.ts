import type { CivilDate } from '#kernel';
import { IsCivilDate, IsOneOf, IsShortText } from '#http';

/** Names a watched mailbox; its name may hold a folder's, so it stands in the body. */
export class MailboxNameDto {
  @IsShortText({ max: 300, description: 'Name of the mailbox in the settings' })
  name: string;
}

/** Lets a mailbox in. */
export class AcceptMailboxDto extends MailboxNameDto {
  @IsOneOf(['all', 'new', 'from'], { description: 'Every mail, what came after the look, or what came from a day on' })
  take: 'all' | 'new' | 'from';

  @IsCivilDate({ optional: true, description: 'First day (Tokyo), for `from`' })
  from?: CivilDate;
}
