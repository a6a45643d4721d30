import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel';
import { AuditLog } from '#audit';
import { ComplaintRepository } from '#complaints';

/** Writes changes of registers and places into the audit log. */
@Injectable()
export class PlaceTrail {
  constructor(
    private readonly complaints: ComplaintRepository,
    private readonly audit: AuditLog,
  ) {}

  async mustExist(complaintId: string): Promise<void> {
    await this.complaints.row(complaintId);
  }

  async changed(action: string, id: string, actor: Actor): Promise<void> {
    await this.audit.append({ actor, action, object: `cluster-register:${id}` });
  }

  async placed(complaintId: string, actor: Actor): Promise<void> {
    await this.audit.append({ actor, action: 'complaint.placed', object: `complaint:${complaintId}` });
  }
}
