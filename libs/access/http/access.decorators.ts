import { PUBLIC_ACTOR, type Actor } from '#kernel';
import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { AccessRule } from '../domain/access-rule.js';
import type { Permission } from '../domain/permissions.js';
import type { SignedIn } from '../use-cases/authenticator.js';

/** Metadata key of a route's {@link AccessRule}. */
export const ACCESS_RULE = 'madoguchi:access-rule';

/** The route demands this permission. */
export function Can(permission: Permission): MethodDecorator {
  return SetMetadata(ACCESS_RULE, { kind: 'can', permission } satisfies AccessRule);
}

/** The route is open to everybody. */
export function Public(): MethodDecorator {
  return SetMetadata(ACCESS_RULE, { kind: 'public' } satisfies AccessRule);
}

/** The route is for every person who is signed in, whatever their role: about themselves, or what all may know. */
export function SignedInOnly(): MethodDecorator {
  return SetMetadata(ACCESS_RULE, { kind: 'signed-in' } satisfies AccessRule);
}

const signedIn = new WeakMap<object, SignedIn>();

/** Remembers who a request comes from. */
export function rememberSignedIn(request: object, who: SignedIn): void {
  signedIn.set(request, who);
}

/** Who a request comes from; null on public routes. */
export function signedInOf(request: object): SignedIn | null {
  return signedIn.get(request) ?? null;
}

/** The actor of a request; the public actor on public routes. */
export function actorOf(request: object): Actor {
  return signedIn.get(request)?.actor ?? PUBLIC_ACTOR;
}

/** Parameter: the {@link Actor} of the request. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor =>
  actorOf(context.switchToHttp().getRequest<object>()),
);

/** Parameter: id of the request's session, or null for a machine. */
export const CurrentSession = createParamDecorator(
  (_: unknown, context: ExecutionContext): string | null =>
    signedInOf(context.switchToHttp().getRequest<object>())?.sessionId ?? null,
);
