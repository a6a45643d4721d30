import { In, IsNull, type EntityManager } from 'typeorm';
import { Arrival } from './arrival.entity.js';

/** The arrivals of a complaint in the order they came, then copies that came before the case was known. */
export async function arrivalsOf(m: EntityManager, complaintId: string): Promise<Arrival[]> {
  const rows = await m.find(Arrival, { where: { complaintId }, order: { id: 'ASC' } });
  // A copy that came before its first one was read does not know the case; it is found by what it repeats.
  const repeatOf = In(rows.map((row) => row.id));
  const copies = await m.find(Arrival, { where: { repeatOf, complaintId: IsNull() }, order: { id: 'ASC' } });
  return [...rows, ...copies];
}
