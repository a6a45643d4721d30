import { IsOneOf, IsShortText, PageQueryDto } from '#http';
import { DIFFERENCES, type Difference } from '../domain/difference.js';

/** What a person signs. */
export class SignEngineDto {
  @IsOneOf(['activation', 'retreat'])
  purpose: 'activation' | 'retreat';

  @IsShortText({ optional: true, max: 64, description: 'For an activation: reportSha256 of the trial that was read' })
  reportSha256?: string;
}

/** Which lines of a report. */
export class DifferencesDto extends PageQueryDto {
  @IsOneOf(DIFFERENCES, { optional: true })
  difference?: Difference;
}
