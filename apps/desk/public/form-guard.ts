import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, newId, type Clock } from '#kernel';
import { addressBlock } from '#access';
import { LargeBodies, SlidingWindow, type Leave } from '#http';
import { Vault } from '#vault';
import type { FastifyRequest } from 'fastify';
import type { TypedForm } from './form-fields.js';
import { issueToken, judgeToken } from './form-token.js';
import { SlowLane } from './slow-lane.js';

/** Posts of one network address above this go through the slow lane; look-ups above it are asked to wait. */
const POSTS = { limit: 30, windowMs: 10 * 60_000 };
/** Language switched, files looked at: nothing is taken then. */
const STEPS = { limit: 90, windowMs: 10 * 60_000 };
const LOOK_UPS = { limit: 10, windowMs: 60_000 };
/** Forms with files that are read: as many as the posts and steps that are let through. */
const BODIES = { limit: 120, windowMs: 10 * 60_000 };
/** Small pictures, twenty a page. */
const PICTURES = { limit: 200, windowMs: 60_000 };
const LANE_PAUSE_MS = 1_500;
const LANE_PLACES = 100;

/** What keeps machines from flooding the forms; it refuses nobody for what they wrote. */
@Injectable()
export class FormGuard {
  private readonly windows = {
    posts: new SlidingWindow(POSTS),
    steps: new SlidingWindow(STEPS),
    lookUps: new SlidingWindow(LOOK_UPS),
    bodies: new SlidingWindow(BODIES),
    pictures: new SlidingWindow(PICTURES),
  };
  private readonly lane = new SlowLane(() => sleep(LANE_PAUSE_MS), LANE_PLACES);

  constructor(
    private readonly vault: Vault,
    private readonly bodies: LargeBodies,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Before anything of a form is read: what gives its seat back, or null when its files must not be kept, for too many are
   * being read or came from the address. Small ones need no seat.
   */
  async seat(request: FastifyRequest): Promise<Leave | null> {
    if (!request.isMultipart() || !this.bodies.isLarge(request)) return () => undefined;
    if (this.tooMany('bodies', request.ip)) return null;
    return this.bodies.sit(request);
  }

  /** A form that is read without a seat has to come on, too; answers what ends the watch. */
  watch(request: FastifyRequest): Leave {
    return this.bodies.watch(request);
  }

  /** Whether the desk itself gave the form its identifier. */
  isOurs({ formId, token }: TypedForm): boolean {
    const finding = judgeToken({ formId, token, nowMs: this.nowMs() }, this.sign);
    return finding !== 'form-bad-token' && finding !== 'form-without-token';
  }

  /** When a post came, and from which network address. */
  posted(ip: string): { nowMs: number; from: string } {
    return { nowMs: this.nowMs(), from: addressBlock(ip) };
  }

  nowMs(): number {
    return this.clock.now().getTime();
  }

  /** The form with an id and a token. One that has an id keeps both: sent twice it is still one case. */
  named(form: TypedForm): TypedForm {
    if (form.formId !== '') return form;
    const formId = newId();
    return { ...form, formId, token: issueToken(formId, this.nowMs(), this.sign) };
  }

  /** Codes of what is odd about the form as it came. */
  oddities({ formId, token, trap }: TypedForm): string[] {
    const finding = judgeToken({ formId, token, nowMs: this.nowMs() }, this.sign);
    return [...(finding === null ? [] : [finding]), ...(trap === '' ? [] : ['form-hidden-field'])];
  }

  /** Whether there have been too many of these from the address; this one is counted. */
  tooMany(what: 'posts' | 'steps' | 'lookUps' | 'bodies' | 'pictures', ip: string): boolean {
    return this.windows[what].take(addressBlock(ip), this.nowMs()) > 0;
  }

  /** Waits in the slow lane; false when it is full. */
  queue(): Promise<boolean> {
    return this.lane.enter();
  }

  private readonly sign = (value: string): string => this.vault.lookup('form-token', value).slice(0, 22);
}
