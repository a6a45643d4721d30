import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { actorOf } from '#access';
import { DomainError, isId, newId, type Actor } from '#kernel';
import { Reach } from '../data/reach.js';
import { WallRows } from '../data/wall-rows.js';
import { isToken, tokensOf } from '../domain/screen.js';
import { wallErrors } from '../../domain/wall.errors.js';
import { Walls } from '../use-cases/walls.js';
import { WALL_RULE, type WallRule } from './wall.decorators.js';

type Parts = Record<string, unknown>;

/** Methods that change nothing. */
const READING = ['GET', 'HEAD', 'OPTIONS'];

const hiddenOf = new WeakMap<object, ReadonlySet<string>>();

/** Incidents hidden from whoever sent the request. */
export function hiddenForRequest(request: object): ReadonlySet<string> {
  return hiddenOf.get(request) ?? new Set();
}

/**
 * Stands before every route, behind the guard of access. Whatever a request names that belongs to a hidden incident is
 * exchanged for an identifier that nothing has, in path, query and body, before anything reads it: so the answer is, in
 * every respect, that of something that does not exist. Who looks by broken glass changes nothing. And nobody is given a
 * part in an incident that is hidden from them.
 */
@Injectable()
export class WallGuard implements CanActivate {
  constructor(
    private readonly walls: Walls,
    private readonly rows: WallRows,
    private readonly reach: Reach,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const actor = actorOf(request);
    if (actor.kind !== 'user' && actor.kind !== 'token') return true;
    const rule = Reflect.getMetadata(WALL_RULE, context.getHandler()) as WallRule | undefined;
    const { hidden, looking } = await this.walls.sight(actor);
    if (rule === 'asks-through') return true;
    hiddenOf.set(request, hidden);
    if (hidden.size > 0) await this.takeOut(request, hidden);
    if (looking.size > 0 && !READING.includes(request.method)) await this.refuseChange(request, looking);
    if (rule === undefined) await this.refuseConflict(request, actor);
    return true;
  }

  /** Broken glass is for looking: whoever a wall hides from changes nothing behind it, least of all the wall. */
  private async refuseChange(request: FastifyRequest, looking: ReadonlySet<string>): Promise<void> {
    const named = [...tokensOf([request.params, request.query, request.body])];
    const touched = await this.walls.hiddenAmong(named, looking);
    if (touched.size > 0) throw new DomainError(wallErrors['walls.looking-only']);
  }

  private async takeOut(request: FastifyRequest, hidden: ReadonlySet<string>): Promise<void> {
    const named = [...tokensOf([request.params, request.query, request.body])];
    const gone = await this.walls.hiddenAmong(named, hidden);
    if (gone.size === 0) return;
    const exchange = (parts: unknown) => exchanged(parts, gone);
    request.params = exchange(request.params);
    request.query = exchange(request.query);
    request.body = exchange(request.body);
  }

  /** Whoever is behind a wall of an incident is no owner, assignee, approver or reader of anything in it. */
  private async refuseConflict(request: FastifyRequest, actor: Actor): Promise<void> {
    const inBody = [...tokensOf(request.body)].filter(isId);
    if (inBody.length === 0) return;
    const walled = await this.walls.walled();
    if (walled.size === 0) return;
    const people = (await this.rows.staff()).filter(({ id }) => id !== actor.id && inBody.includes(id));
    if (people.length === 0) return;
    const owners = await this.reach.belongings([...tokensOf([request.params, request.body])]);
    const incidents = new Set([...owners.values()].flatMap((each) => [...each]).filter((id) => walled.has(id)));
    for (const { id } of people) {
      for (const incidentId of incidents) {
        if (await this.walls.stands(incidentId, id)) throw new DomainError(wallErrors['walls.conflict']);
      }
    }
  }
}

/** A copy in which whole strings that are hidden are exchanged; text that merely mentions one is left as it is. */
function exchanged(value: unknown, gone: ReadonlySet<string>): unknown {
  if (typeof value === 'string') return isToken(value.trim()) && gone.has(value.trim()) ? nothing(value.trim()) : value;
  if (Array.isArray(value)) return value.map((each) => exchanged(each, gone));
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  const parts = Object.entries(value as Parts).map(([key, each]): [string, unknown] => [
    gone.has(key) ? nothing(key) : key,
    exchanged(each, gone),
  ]);
  return Object.fromEntries(parts);
}

/** An identifier or number of the same form that nothing has: numbers of the year 0000 are never given. */
function nothing(token: string): string {
  return isId(token) ? newId() : `0000${token.slice(4)}`;
}
