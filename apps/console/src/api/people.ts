import { useQuery } from '@tanstack/react-query';
import { api } from './client';
import type { Role } from './types';

/** A colleague as everybody may know them. */
export interface Person {
  id: string;
  name: string;
  role: Role;
  active: boolean;
}

const KEPT_MS = 5 * 60_000;

/** Everybody who works or worked at the desk, by id; empty until it is known. */
export function usePeople(): ReadonlyMap<string, Person> {
  const people = useQuery({
    queryKey: ['people'],
    queryFn: () => api<{ items: Person[] }>('/people'),
    staleTime: KEPT_MS,
    select: byId,
  });
  return people.data ?? NOBODY;
}

const NOBODY: ReadonlyMap<string, Person> = new Map();

function byId(answer: { items: Person[] }): ReadonlyMap<string, Person> {
  return new Map(answer.items.map((person) => [person.id, person]));
}
