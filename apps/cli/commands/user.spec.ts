import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { AccessModule, accessSchema, SignIn } from '#access';
import { AuditModule, auditSchema } from '#audit';
import { KernelModule, Settings } from '#kernel';
import { PersistenceModule } from '#persistence';
import { freshDatabase, type FreshDatabase } from '#testing';
import { VaultModule, vaultSchema } from '#vault';
import { Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Command } from 'commander';
import { registerUserCommands } from './user.js';

const schemas = [vaultSchema, auditSchema, accessSchema];

describe('madoguchi user', () => {
  let place: FreshDatabase;
  let written: string[];

  beforeEach(async () => {
    place = await freshDatabase(schemas);
    written = [];
    jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
      written.push(String(chunk));
      return true;
    });
  });

  afterEach(async () => {
    jest.restoreAllMocks();
    await place.remove();
  });

  function open(): Promise<INestApplicationContext> {
    const kernel = KernelModule.with(Settings.from(place.values));
    @Module({ imports: [kernel, PersistenceModule.with(schemas), VaultModule, AuditModule, AccessModule] })
    class TinyDesk {}
    return NestFactory.createApplicationContext(TinyDesk, { logger: false });
  }

  async function madoguchi(...words: string[]): Promise<string> {
    const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
    registerUserCommands(program, open);
    written = [];
    await program.parseAsync(['user', ...words], { from: 'user' });
    return written.join('');
  }

  async function signsIn(email: string, password: string): Promise<string> {
    const desk = await open();
    try {
      return await desk
        .get(SignIn, { strict: false })
        .execute({ email, password, address: '192.0.2.1' })
        .then(
          ({ user }) => user.role,
          (error: unknown) => (error as { code: string }).code,
        );
    } finally {
      await desk.close();
    }
  }

  it('adds somebody who can sign in with the password that was shown once', async () => {
    const answer = JSON.parse(await madoguchi('add', '--email', 'a@example.jp', '--role', 'auditor', '--json')) as {
      email: string;
      password: string;
    };
    expect(answer).toMatchObject({ email: 'a@example.jp', role: 'auditor', active: true });
    expect(await signsIn('a@example.jp', answer.password)).toBe('auditor');
    expect(await madoguchi('list')).toBe('a@example.jp\tauditor\tactive\ta\n');
  });

  it('locks somebody out and lets them in again, and replaces a lost password', async () => {
    await madoguchi('add', '--email', 'b@example.jp', '--role', 'agent');
    const reset = JSON.parse(await madoguchi('reset-password', '--email', 'B@example.jp', '--json')) as {
      password: string;
    };
    await madoguchi('disable', '--email', 'b@example.jp');
    expect(await signsIn('b@example.jp', reset.password)).toBe('access.bad-credentials');
    await madoguchi('enable', '--email', 'b@example.jp');
    expect(await signsIn('b@example.jp', reset.password)).toBe('agent');
  });

  it('refuses an unknown role, an unknown person and an address that is taken', async () => {
    await madoguchi('add', '--email', 'c@example.jp', '--role', 'admin');
    await expect(madoguchi('add', '--email', 'd@example.jp', '--role', 'owner')).rejects.toThrow('owner');
    await expect(madoguchi('disable', '--email', 'd@example.jp')).rejects.toMatchObject({
      code: 'access.user-not-found',
    });
    await expect(madoguchi('add', '--email', 'C@example.jp', '--role', 'agent')).rejects.toMatchObject({
      code: 'access.email-taken',
    });
    await expect(madoguchi('disable', '--email', 'c@example.jp')).rejects.toMatchObject({ code: 'access.last-admin' });
  });
});
