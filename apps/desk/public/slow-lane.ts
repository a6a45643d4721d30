/** One at a time with a pause between: where posts go that come faster than people send them. Nobody is turned away until it is full. */
export class SlowLane {
  private tail: Promise<void> = Promise.resolve();
  private waiting = 0;

  constructor(
    private readonly pause: () => Promise<void>,
    private readonly places: number,
  ) {}

  /** Waits for its turn. False when every place is taken. */
  async enter(): Promise<boolean> {
    if (this.waiting >= this.places) return false;
    this.waiting += 1;
    const turn = this.tail.then(() => this.pause());
    this.tail = turn;
    await turn;
    this.waiting -= 1;
    return true;
  }
}
