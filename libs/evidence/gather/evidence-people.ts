import { Injectable } from '@nestjs/common';
import { UserRows } from '#access';

/** Somebody whom the pack names by identifier. */
export interface NamedPerson {
  id: string;
  name: string;
  role: string;
}

/** Who stands behind the identifiers of a pack. */
@Injectable()
export class EvidencePeople {
  constructor(private readonly users: UserRows) {}

  /** Those of the desk's people whose identifier stands anywhere in `pages`; nobody else. */
  async named(...pages: readonly unknown[]): Promise<NamedPerson[]> {
    const text = JSON.stringify(pages);
    const people = await this.users.all();
    return people.filter(({ id }) => text.includes(id)).map(({ id, name, role }) => ({ id, name, role }));
  }
}
