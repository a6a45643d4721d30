import type { Instant } from '#kernel';
import { insert, run, UnitOfWork } from '#persistence';
import { Injectable } from '@nestjs/common';
import { foldEmail } from '../domain/email-address.js';
import { User } from './user.entity.js';

/** The users table. */
@Injectable()
export class UserRows {
  constructor(private readonly uow: UnitOfWork) {}

  byId(id: string): Promise<User | null> {
    return this.uow.manager.findOneBy(User, { id });
  }

  byEmail(emailFolded: string): Promise<User | null> {
    return this.uow.manager.findOneBy(User, { emailFolded });
  }

  /** By address in any spelling. */
  async byAddress(address: string): Promise<User | null> {
    const folded = foldEmail(address);
    return folded === null ? null : this.byEmail(folded);
  }

  all(): Promise<User[]> {
    return this.uow.manager.find(User, { order: { id: 'ASC' } });
  }

  activeAdmins(): Promise<number> {
    return this.uow.manager.countBy(User, { role: 'admin', active: true });
  }

  async add(user: User): Promise<void> {
    await this.uow.write((m) => insert(m, User, user));
  }

  async change(id: string, patch: Partial<Omit<User, 'id'>>): Promise<void> {
    await this.uow.write((m) => m.update(User, { id }, patch));
  }

  /** Counts a failed sign-in; an unknown id touches nothing but costs the same. */
  async countFailure(id: string): Promise<void> {
    await this.uow.write((m) => run(m, 'UPDATE users SET failed_logins = failed_logins + 1 WHERE id = ?', [id]));
  }

  async recordLogin(id: string, at: Instant): Promise<void> {
    await this.change(id, { failedLogins: 0, lastLoginAt: at });
  }
}
