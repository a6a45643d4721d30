import { Injectable } from '@nestjs/common';

/** A part of the complaint's page that another, higher feature supplies: assessments, arrivals, incidents. */
type PartReader = (complaintId: string) => Promise<unknown>;

/** Higher features hang their parts onto the complaint's page here; complaints knows none of them. */
@Injectable()
export class ComplaintParts {
  private readonly readers = new Map<string, PartReader>();

  register(name: string, read: PartReader): void {
    this.readers.set(name, read);
  }

  async read(complaintId: string): Promise<Record<string, unknown>> {
    const parts = await Promise.all(
      [...this.readers].map(async ([name, read]) => [name, await read(complaintId)] as const),
    );
    return Object.fromEntries(parts);
  }
}
