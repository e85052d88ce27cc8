/** Places in a row of /api/v3/klines?ext=1; messages of a stream are brought into the same form. */
export const START = 0;
export const OPEN = 1;
export const HIGH = 2;
export const LOW = 3;
export const CLOSE = 4;
export const VOLUME = 5;
export const TURNOVER = 7;
export const TRADES = 8;
export const STATE = 12;
export const REV = 13;
export const SEQ = 15;

/** The row that says what a kline message says. */
export function rowOf(message) {
  const k = message.k;
  return [k.t, k.o, k.h, k.l, k.c, k.v, k.T, k.q, k.n, k.V, k.Q, k.B,
    message.state, message.rev, message.td, message.seq];
}

/** Bars of one symbol and interval. Of one start the row with the higher seq is kept. */
export class Bars {
  #rows = new Map();
  #newest = -Infinity;

  /**
   * Takes a row.
   *
   * @returns 'old' where it is known or outdated, 'newest' where it is the last bar or follows it,
   *     'revised' where it replaces an earlier one, 'missing' where it fills a hole before the last
   */
  take(row) {
    const start = row[START];
    const known = this.#rows.get(start);
    if (known !== undefined && known[SEQ] >= row[SEQ]) {
      return 'old';
    }
    this.#rows.set(start, row);
    if (start >= this.#newest) {
      this.#newest = start;
      return 'newest';
    }
    return known === undefined ? 'missing' : 'revised';
  }

  /** All rows, by start. */
  sorted() {
    return [...this.#rows.values()].sort((one, other) => one[START] - other[START]);
  }

  at(start) {
    return this.#rows.get(start);
  }

  newest() {
    return this.#rows.get(this.#newest);
  }

  get size() {
    return this.#rows.size;
  }
}
