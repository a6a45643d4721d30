import { UserRows } from '#access';
import { AuditLog } from '#audit';
import { DomainEvents, newId, type Actor, type Clock } from '#kernel';
import type { UnitOfWork } from '#persistence';
import { newRing, RingMasterKey, Vault } from '#vault';
import { ComplaintRepository } from '../data/complaint-repository.js';
import { PromiseRows } from '../data/promise-rows.js';
import type { NewComplaint } from '../domain/complaint.js';
import { ComplaintParts } from './complaint-parts.js';
import { ComplaintReader } from './complaint-reader.js';
import { HandleComplaint } from './handle-complaint.js';
import { KeepPromise } from './keep-promise.js';
import { ComplaintWalls } from './complaint-walls.js';
import { ListComplaints } from './list-complaints.js';
import { QueueSight } from './queue-sight.js';
import { RegisterComplaint } from './register-complaint.js';
import { UpdateComplaint } from './update-complaint.js';

/** Two agents who work at the same time. */
export const aoi: Actor = { kind: 'user', id: 'aoi', role: 'agent' };
export const riku: Actor = { kind: 'user', id: 'riku', role: 'agent' };

/** Every part of this feature over one database, for specs. */
export class ComplaintDesk {
  readonly events = new DomainEvents();
  readonly vault: Vault;
  readonly audit: AuditLog;
  readonly repository: ComplaintRepository;
  readonly register: RegisterComplaint;
  readonly update: UpdateComplaint;
  readonly handle: HandleComplaint;
  readonly keep: KeepPromise;
  readonly parts = new ComplaintParts();
  readonly list: ListComplaints;
  readonly reader: ComplaintReader;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {
    const master = new RingMasterKey(newRing('2026-11-25T00:00:00.000Z'));
    this.vault = new Vault(uow, master, clock);
    this.audit = new AuditLog(uow, master, clock);
    this.repository = new ComplaintRepository(uow, this.vault);
    this.register = new RegisterComplaint(uow, this.repository, this.audit, this.events, clock);
    this.update = new UpdateComplaint(uow, this.repository, this.audit, this.events, clock);
    const promises = new PromiseRows(uow, this.repository);
    this.handle = new HandleComplaint(uow, this.repository, promises, this.audit, this.events, clock);
    this.keep = new KeepPromise(uow, this.repository, promises, this.audit, this.events, clock);
    this.list = new ListComplaints(
      uow,
      this.repository,
      this.audit,
      this.parts,
      new ComplaintWalls(),
      new QueueSight(new UserRows(uow), clock),
    );
    this.reader = new ComplaintReader(this.repository, this.audit, clock);
  }

  /** Registers an invented complaint that arrived now, unless `over` says otherwise; answers id and slip number. */
  async complaint(over: Partial<NewComplaint> = {}): Promise<{ id: string; slip: string }> {
    return this.uow.write(async () => {
      const { id: keyId } = await this.vault.newKey('complaint');
      const complaint: NewComplaint = {
        id: newId(),
        arrivalId: newId(),
        keyId,
        channel: 'phone',
        language: 'ja',
        receivedAt: this.clock.now().toISOString(),
        text: '料金の引落日が毎月ばらばらです。',
        details: { subject: null, contact: { name: '青葉 花子', phone: '090-0000-0001' } },
        humanMustRead: false,
        viaRelay: false,
        callbackAt: null,
        occurredOn: null,
        category: 'billing',
        severity: 'low',
        flagged: false,
        secretHash: null,
        messageIds: [],
        ...over,
      };
      return { id: complaint.id, slip: await this.register.execute(complaint, aoi, true) };
    });
  }
}
