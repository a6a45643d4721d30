/** Ends that are looked back on, and how many of them may be refusals: a fifth. */
const LOOKED_BACK = 200;
const MOST_REFUSED = 40;

/**
 * The last ends of a campaign's messages. A list has its dead addresses; when more than forty of the last two hundred
 * were refused, it is the mail server, or whom it asks, that will not have us, and each further message would only cost
 * a person their e-mail.
 */
export class RefusalWatch {
  private readonly ends: boolean[] = [];
  private refused = 0;

  add(isRefused: boolean): void {
    this.ends.push(isRefused);
    if (isRefused) this.refused += 1;
    if (this.ends.length > LOOKED_BACK && this.ends.shift() === true) this.refused -= 1;
  }

  /** Whether a person must look before anything else goes out. */
  get tripped(): boolean {
    return this.refused > MOST_REFUSED;
  }
}
