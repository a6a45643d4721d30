import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, log, nowInstant, type Clock, type Instant } from '#kernel';
import { UnitOfWork } from '#persistence';
import { ComplaintRepository, type OpenComplaint } from '#complaints';
import { RegisterRows } from '../data/register-rows.js';
import { TraitRows, type ComplaintFacts } from '../data/trait-rows.js';
import { dayNumber } from '../domain/day-types.js';
import { PlaceReader, type Places } from '../domain/places.js';
import { countedOn } from '../domain/day-book.js';
import { watchFile } from '../domain/watch-file.js';

const NOWHERE: Places = { service: null, area: null, shop: null, step: null };

/** Reads what complaints are counted by: service, area, shop and step from their words, the rest from their rows. */
@Injectable()
export class ReadTraits {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly complaints: ComplaintRepository,
    private readonly traits: TraitRows,
    private readonly registers: RegisterRows,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Doing it again changes nothing but what has changed. */
  async execute(complaintIds: readonly string[]): Promise<void> {
    const reader = await this.reader();
    const facts = await this.traits.factsOf(complaintIds);
    const opened = new Map<string, Places>();
    const damaged = new Set<string>();
    for (const { id, text, details } of await this.openEach(complaintIds, damaged)) {
      const words = `${details.subject ?? ''}\n${text}`;
      opened.set(id, reader.read({ text: words, address: details.contact.address ?? null }));
    }
    const readAt = nowInstant(this.clock);
    await this.uow.write(async () => {
      for (const one of facts)
        await this.enter(one, { places: opened.get(one.id) ?? NOWHERE, keeps: damaged.has(one.id), readAt });
    });
  }

  /** One that cannot be opened is told and counted without places, so that it does not keep the others waiting. */
  private async openEach(complaintIds: readonly string[], damaged: Set<string>): Promise<OpenComplaint[]> {
    try {
      return await this.complaints.openAll(complaintIds);
    } catch (error) {
      const [id] = complaintIds;
      if (id === undefined) throw error;
      if (complaintIds.length === 1) {
        log.warn({ complaint: id }, 'a complaint cannot be opened: it is counted without places');
        damaged.add(id);
        return [];
      }
      const opened: OpenComplaint[] = [];
      for (const one of complaintIds) opened.push(...(await this.openEach([one], damaged)));
      return opened;
    }
  }

  private async reader(): Promise<PlaceReader> {
    const { services, steps, areas } = watchFile();
    return new PlaceReader({ services, steps, areas, shops: await this.registers.shops() });
  }

  private async enter(
    facts: ComplaintFacts,
    { places, keeps, readAt }: { places: Places; keeps: boolean; readAt: Instant },
  ): Promise<void> {
    const { area, shop } = places;
    const at = Date.parse(facts.receivedAt);
    const occurred = facts.occurredOn === null ? null : dayNumber(Date.parse(`${facts.occurredOn}T12:00:00+09:00`));
    const day = countedOn(at, occurred);
    const row = {
      complaintId: facts.id,
      receivedAt: facts.receivedAt,
      day,
      knownOn: Math.max(day, dayNumber(Date.parse(facts.registeredAt))),
      channel: facts.channel,
      score: Math.round(facts.score * 1000),
      flagged: facts.flagged,
      kind: facts.kind,
      service: places.service,
      area: area === null ? null : this.traits.keyOf('area', area),
      shop: shop === null ? null : this.traits.keyOf('shop', shop),
      step: places.step,
      readAt,
    };
    await this.traits.enter(row, keeps);
  }
}
