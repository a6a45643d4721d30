/** Of all lists of the tab: a look that outlives the page of its list must not take later news for asked. */
let moment = 0;

/** Lines of a list that the desk said have changed, until a look has asked about them. */
export class Doubts {
  private readonly told = new Map<string, number>();

  /** `ids`: lines of which nobody knows from the outset. */
  constructor(ids: readonly string[] = []) {
    this.tell(ids);
  }

  tell(ids: readonly string[]): void {
    moment += 1;
    for (const id of ids) this.told.set(id, moment);
  }

  /** What is to be asked about, and when that was so: for {@link settle}. */
  open(): { ids: string[]; asOf: number } {
    return { ids: [...this.told.keys()], asOf: moment };
  }

  /** What was told until then has been asked about, and was answered. */
  settle(asOf: number): void {
    for (const [id, at] of this.told) if (at <= asOf) this.told.delete(id);
  }
}
