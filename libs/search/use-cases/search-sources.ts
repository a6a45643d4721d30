import { Injectable } from '@nestjs/common';

/** Further texts of a case that a higher feature keeps: what was read of pages, say. Sealed where they lie. */
type ReadTexts = (complaintId: string) => Promise<string[]>;

/** Higher features offer their texts of a case here; search knows none of them. A change shows in the case's history. */
@Injectable()
export class SearchSources {
  private readonly readers: ReadTexts[] = [];

  register(read: ReadTexts): void {
    this.readers.push(read);
  }

  async of(complaintId: string): Promise<string[]> {
    const texts: string[] = [];
    for (const read of this.readers) texts.push(...(await read(complaintId)));
    return texts;
  }
}
