/**
 * A set of event ids. Ids rise without holes but for what other runtimes took, so a list of ranges stays tiny where
 * a Set would grow by an entry an event, all day.
 */

interface Range {
  first: number;
  last: number;
}

export class IdRanges {
  /** In ascending order, neither overlapping nor touching. */
  #ranges: Range[] = [];

  /** Adds an id; false where it was there already. */
  add(id: number): boolean {
    const at = this.#position(id);
    const here = this.#ranges[at];
    if (here !== undefined && id <= here.last && id >= here.first) return false;
    const before = this.#ranges[at - 1];
    const touchesBefore = before !== undefined && before.last + 1 === id;
    const touchesHere = here !== undefined && here.first - 1 === id;
    if (touchesBefore && touchesHere) {
      before.last = here.last;
      this.#ranges.splice(at, 1);
    } else if (touchesBefore) {
      before.last = id;
    } else if (touchesHere) {
      here.first = id;
    } else {
      this.#ranges.splice(at, 0, { first: id, last: id });
    }
    return true;
  }

  get largest(): number | undefined {
    return this.#ranges.at(-1)?.last;
  }

  get rangeCount(): number {
    return this.#ranges.length;
  }

  /** The index of the first range that ends at `id` or later. */
  #position(id: number): number {
    let low = 0;
    let high = this.#ranges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const range = this.#ranges[middle];
      if (range !== undefined && range.last < id) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
