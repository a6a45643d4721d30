import { DomainError } from '#kernel';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { isUnsafe, type AccessRule } from '../domain/access-rule.js';
import { accessErrors } from '../domain/access.errors.js';
import { PermissionTable } from '../domain/permission-table.js';
import { csrfTokenOf, sameSecret, TOKEN_PREFIX } from '../domain/secrets.js';
import { Authenticator, type SignedIn } from '../use-cases/authenticator.js';
import { ACCESS_RULE, rememberSignedIn } from './access.decorators.js';
import { readSessionCookie } from './session-cookie.js';

/** A page sets it on what it asks by itself while nobody is at it. */
const UNATTENDED = 'x-unattended';
/** What the browser asks for when it opens, and by itself opens again, a stream of events. */
const EVENT_STREAM = 'text/event-stream';

/** Decides on every request. Deny by default: a route without a rule is nobody's. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly permissions: PermissionTable,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = Reflect.getMetadata(ACCESS_RULE, context.getHandler()) as AccessRule | undefined;
    if (rule === undefined || context.getType() !== 'http') throw new DomainError(accessErrors['access.no-rule']);
    if (rule.kind === 'public') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const who = await this.authenticate(request);
    rememberSignedIn(request, who);
    this.decide(rule, who);
    return true;
  }

  private decide(rule: AccessRule, who: SignedIn): void {
    if (rule.kind === 'signed-in' && who.actor.kind !== 'user')
      throw new DomainError(accessErrors['access.people-only']);
    if (rule.kind !== 'can' || this.permissions.allows(who.actor, rule.permission)) return;
    const byRole = who.actor.role !== undefined && this.permissions.can(who.actor.role, rule.permission);
    throw new DomainError(accessErrors[byRole ? 'access.people-only' : 'access.forbidden']);
  }

  /** By Bearer token, which no other site can send for somebody, or by cookie with its CSRF token. */
  private async authenticate(request: FastifyRequest): Promise<SignedIn> {
    const authorization = request.headers.authorization;
    if (authorization !== undefined) return present(await this.byToken(authorization));
    const secret = readSessionCookie(request.headers.cookie);
    const unattended = request.headers[UNATTENDED] !== undefined || request.headers.accept === EVENT_STREAM;
    const who = present(secret === null ? null : await this.authenticator.bySession(secret, { unattended }));
    if (isUnsafe(request.method)) checkCsrf(secret ?? '', request.headers['x-csrf-token']);
    return who;
  }

  private byToken(authorization: string): Promise<SignedIn | null> | null {
    const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
    return token?.startsWith(TOKEN_PREFIX) === true ? this.authenticator.byToken(token) : null;
  }
}

function present(who: SignedIn | null): SignedIn {
  if (who === null) throw new DomainError(accessErrors['access.not-signed-in']);
  return who;
}

function checkCsrf(secret: string, given: string | string[] | undefined): void {
  if (typeof given !== 'string' || !sameSecret(given, csrfTokenOf(secret))) {
    throw new DomainError(accessErrors['access.csrf']);
  }
}
