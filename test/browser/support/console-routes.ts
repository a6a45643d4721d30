import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#kernel';
import type { HttpClient } from '#testing';
import type { DemoPerson } from './demo-room.js';

/** A page of the console with somebody who may open it and a path that leads to content. */
export interface ConsoleRoute {
  /** As `app.tsx` names it. */
  route: string;
  person: DemoPerson;
  /** Null when the demo holds nothing to open there. */
  path: (client: HttpClient) => Promise<string | null>;
}

interface Line {
  id?: string;
  /** Queues of readings name the complaint. */
  complaintId?: string;
}

/** The id of the first line of a list. */
const first =
  (list: string, to: (id: string) => string) =>
  async (client: HttpClient): Promise<string | null> => {
    const answer = (await client.get(list)).as<{ items?: Line[] } | Line[]>();
    const [line] = Array.isArray(answer) ? answer : (answer.items ?? []);
    const id = line?.complaintId ?? line?.id;
    return id === undefined ? null : to(id);
  };

/** Follows two lists: the first line of the second, under the first line of the first. */
const under =
  (list: string, inner: (id: string) => string, to: (id: string) => string) =>
  async (client: HttpClient): Promise<string | null> => {
    const outer = (await client.get(list)).as<{ items: { id: string }[] }>().items;
    for (const { id } of outer) {
      const path = await first(inner(id), to)(client);
      if (path !== null) return path;
    }
    return null;
  };

/** A complaint with a page that was read; its words are certain, so that it waits in no queue. */
async function withPages(client: HttpClient): Promise<string | null> {
  const { items } = (await client.get('/api/v1/complaints')).as<{ items: { id: string }[] }>();
  for (const { id } of items) {
    const { reading } = (await client.get(`/api/v1/complaints/${id}`)).as<{ reading?: { pages: number } }>();
    if (reading !== undefined && reading.pages > 0) return `/reading/${id}`;
  }
  return null;
}

const plain = (route: string, person: DemoPerson): ConsoleRoute => ({
  route,
  person,
  path: () => Promise.resolve(route),
});

const incidents = '/api/v1/incidents';
const campaigns = (id: string): string => `${incidents}/${id}/campaigns`;

/** Every page behind the log-in. A page that is not here fails {@link uncoveredRoutes}. */
export const CONSOLE_ROUTES: readonly ConsoleRoute[] = [
  plain('/today', 'agent'),
  plain('/log-call', 'agent'),
  plain('/complaints', 'agent'),
  { route: '/queues/:queue', person: 'supervisor', path: () => Promise.resolve('/queues/team') },
  plain('/queues/second-reading', 'compliance'),
  { route: '/complaints/:id', person: 'agent', path: first('/api/v1/complaints', (id) => `/complaints/${id}`) },
  plain('/search', 'agent'),
  plain('/my-tasks', 'compliance'),
  plain('/callbacks', 'agent'),
  plain('/upload', 'agent'),
  plain('/reading', 'agent'),
  { route: '/reading/:id', person: 'agent', path: withPages },
  plain('/imports', 'supervisor'),
  { route: '/imports/:id', person: 'supervisor', path: first('/api/v1/imports', (id) => `/imports/${id}`) },
  plain('/parked', 'agent'),
  plain('/review', 'compliance'),
  { route: '/review/:id', person: 'compliance', path: first('/api/v1/review/queue', (id) => `/review/${id}`) },
  plain('/register', 'compliance'),
  plain('/clusters', 'compliance'),
  { route: '/clusters/:id', person: 'compliance', path: first('/api/v1/clusters', (id) => `/clusters/${id}`) },
  plain('/incidents', 'compliance'),
  { route: '/incidents/:id', person: 'compliance', path: first(incidents, (id) => `/incidents/${id}`) },
  {
    route: '/campaigns/:id',
    person: 'compliance',
    path: under(incidents, campaigns, (id) => `/campaigns/${id}`),
  },
  {
    route: '/campaigns/:id/list',
    person: 'compliance',
    path: under(incidents, campaigns, (id) => `/campaigns/${id}/list`),
  },
  {
    route: '/party-lists/:id',
    person: 'compliance',
    path: under(
      incidents,
      (id) => `${incidents}/${id}/lists`,
      (id) => `/party-lists/${id}`,
    ),
  },
  {
    route: '/incidents/:id/party-pairs',
    person: 'compliance',
    path: first(incidents, (id) => `/incidents/${id}/party-pairs`),
  },
  plain('/walls', 'compliance'),
  plain('/ledger', 'manager'),
  plain('/reports', 'manager'),
  plain('/guideline', 'auditor'),
  plain('/trends', 'manager'),
  plain('/audit', 'auditor'),
  plain('/certificate', 'manager'),
  plain('/missed-bound', 'manager'),
  plain('/proof', 'auditor'),
  plain('/engines', 'compliance'),
  { route: '/engines/:id', person: 'compliance', path: first('/api/v1/engines', (id) => `/engines/${id}`) },
  plain('/mailboxes', 'admin'),
  plain('/webhooks', 'admin'),
  plain('/users', 'admin'),
  plain('/admin/access-review', 'manager'),
  plain('/admin/retention', 'manager'),
  { route: '/admin/setup/:tab?', person: 'manager', path: () => Promise.resolve('/admin/setup') },
];

/** Pages that `app.tsx` opens, as they stand in its table. */
export function routesOfConsole(): string[] {
  const source = readFileSync(join(projectRoot(), 'apps/console/src/app.tsx'), 'utf8');
  return [...source.matchAll(/^ {2}'(\/[^']*)': \{/gm)].map(([, route]) => route ?? '');
}

/** Pages of the console that {@link CONSOLE_ROUTES} leaves out. */
export function uncoveredRoutes(): string[] {
  const covered = new Set(CONSOLE_ROUTES.map(({ route }) => route));
  return routesOfConsole().filter((route) => !covered.has(route));
}
