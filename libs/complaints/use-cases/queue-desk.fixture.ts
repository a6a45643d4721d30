import { PermissionTable, UserRows } from '#access';
import { loadYaml, type Actor, type Clock, type Role } from '#kernel';
import type { UnitOfWork } from '#persistence';
import { AssignableTo } from './assignable-to.js';
import { AssignComplaint } from './assign-complaint.js';
import { ComplaintDesk } from './complaint-desk.fixture.js';
import { ComplaintWalls } from './complaint-walls.js';
import { HandleMany } from './handle-many.js';
import { ListComplaints } from './list-complaints.js';
import { QueueSight } from './queue-sight.js';
import { SavedViews } from './saved-views.js';
import { TakeUp } from './take-up.js';
import { WorkQueues } from './work-queues.js';

/** Two teams of two agents and a compliance officer without a team, over the complaint desk. */
export class QueueDesk extends ComplaintDesk {
  readonly walls = new ComplaintWalls();
  readonly people: AssignableTo;
  readonly assign: AssignComplaint;
  readonly many: HandleMany;
  readonly views: SavedViews;
  readonly lists: ListComplaints;
  readonly queues: WorkQueues;
  private readonly users: UserRows;

  constructor(uow: UnitOfWork, clock: Clock) {
    super(uow, clock);
    this.users = new UserRows(uow);
    const permissions = PermissionTable.parse(loadYaml('roles.yaml'));
    const sight = new QueueSight(this.users, clock);
    this.people = new AssignableTo(uow, this.users, permissions, this.walls);
    this.assign = new AssignComplaint(uow, this.repository, this.people, this.audit, this.events, clock);
    this.many = new HandleMany(this.assign, this.handle);
    this.views = new SavedViews(uow, this.vault, clock);
    this.lists = new ListComplaints(uow, this.repository, this.audit, this.parts, this.walls, sight);
    this.queues = new WorkQueues(permissions, this.lists);
    this.queues.onModuleInit();
    new TakeUp(this.events, this.assign).onModuleInit();
  }

  /** Adds somebody who answers to `supervisorId`; answers them as an actor. */
  async person(id: string, role: Role, supervisorId: string | null = null): Promise<Actor> {
    const email = `${id}@example.jp`;
    const never = { lastLoginAt: null, organisation: null, failedLogins: 0 };
    const at = '2026-01-05T00:00:00.000Z';
    await this.users.add({
      ...{ id, email, emailFolded: email, name: id, role, supervisorId, active: true },
      ...{ passwordHash: '', passwordChangedAt: at, createdAt: at, ...never },
    });
    return { kind: 'user', id, role };
  }

  /** Somebody leaves. */
  async leave(id: string): Promise<void> {
    await this.users.change(id, { active: false });
  }
}
