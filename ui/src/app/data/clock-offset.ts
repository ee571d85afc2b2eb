/**
 * How many samples an offset is taken from. Fewer would take a few slow arrivals for a clock that is off; more would
 * keep rates hidden for longer after one of the clocks was set.
 */
const WINDOW = 5;

/**
 * What lies between the server's clock and the browser's. The two may differ by anything; the fastest of the last
 * arrivals tells by how much, give or take the way.
 */
export class ClockOffset {
  private readonly offsets: number[] = [];
  private last = '';

  /** The browser's time, in milliseconds, of a sample that arrives now and was taken at the server's `at`. */
  toBrowserTime(at: string): number {
    const server = Date.parse(at);
    // After a re-subscription the first item repeats the last known sample, and is late by its age.
    if (at !== this.last) {
      this.offsets.push(Date.now() - server);
      if (this.offsets.length > WINDOW) this.offsets.shift();
      this.last = at;
    }
    return server + Math.min(...this.offsets);
  }
}
