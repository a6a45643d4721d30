/** How long (ms) is waited for more to come. */
const GATHER_MS = 1_500;

/** Several events in a row cause one act, and those that come while it lasts one more after it: it is never begun twice at once. */
export class Gathered {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private acting = false;
  private again = false;

  tell(act: () => Promise<unknown>): void {
    if (this.acting) this.again = true;
    else this.timer ??= setTimeout(() => void this.run(act), GATHER_MS);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.again = false;
  }

  private async run(act: () => Promise<unknown>): Promise<void> {
    this.timer = undefined;
    this.acting = true;
    await act().catch(() => undefined);
    this.acting = false;
    if (!this.again) return;
    this.again = false;
    this.tell(act);
  }
}
