import { SetMetadata } from '@nestjs/common';

/** Metadata key of a route that walls treat otherwise than the rest. */
export const WALL_RULE = 'madoguchi:wall-rule';

/**
 * `names-hidden`: the body names those from whom an incident is to be hidden. `asks-through`: somebody behind a wall asks
 * to look behind it, so that what they ask for is taken neither out of the question nor out of the answer.
 */
export type WallRule = 'names-hidden' | 'asks-through';

/** See {@link WallRule}. Every other route needs nothing: the guard stands before all of them. */
export function WallException(rule: WallRule): MethodDecorator {
  return SetMetadata(WALL_RULE, rule);
}
