import { describe, expect, it } from '@jest/globals';
import Fastify, { type FastifyInstance } from 'fastify';
import { nameRegistered } from './plugin-names.js';

const nothing = async (): Promise<void> => Promise.resolve();

describe('nameRegistered', () => {
  it('names plugins that have no name, in scopes of scopes too, and leaves other names alone', async () => {
    const fastify = Fastify();
    nameRegistered(fastify);
    const scopes: string[] = [];
    const inside = async (scope: FastifyInstance): Promise<void> => {
      scopes.push(scope.pluginName);
      await scope.register(async (inner) => {
        scopes.push(inner.pluginName);
        await nothing();
      });
    };
    const known = Object.assign(
      async (scope: FastifyInstance) => {
        scopes.push(scope.pluginName);
        await nothing();
      },
      { [Symbol.for('fastify.display-name')]: 'known' },
    );
    await fastify.register(inside).register(known, { prefix: '/known' });
    expect(scopes).toEqual(['inside', 'unnamed', 'known']);
    await fastify.close();
  });

  it('leaves routes of a scope under its prefix', async () => {
    const fastify = Fastify();
    nameRegistered(fastify);
    await fastify.register(
      async (scope) => {
        scope.get('/there', () => 'yes');
        await nothing();
      },
      { prefix: '/under' },
    );
    expect((await fastify.inject('/under/there')).body).toBe('yes');
    await fastify.close();
  });
});
