import { Bars, START, rowOf } from './bars.js';
import { readSurely } from './rest.js';

const GLANCE = 300;
const MOST_OF_AN_ANSWER = 1000;
const MOST_BARS = 20_000;

/**
 * The bars of the chosen symbol: history and stream made one. At first a glance at the newest bars,
 * so that something is drawn at once. As soon as the stream's subscription is in force, history is
 * read whole, and what the stream brings meanwhile is kept for it: between the two nothing is
 * missing and nothing is older than it should be. The same again after each reconnection.
 */
export class History {
  #chart;
  #notice;
  #symbol;
  #interval;
  #stopping = new AbortController();
  #disconnecting = new AbortController();
  #bars = new Bars();
  #coming;
  #complete = false;
  #reading = false;
  #ended = false;

  /**
   * @param chart takes rows(bars) and row(row, kind)
   * @param notice takes a text for people, or nothing where all is well
   */
  constructor(chart, notice) {
    this.#chart = chart;
    this.#notice = notice;
  }

  /** The name of the stream that belongs to what is shown. */
  get stream() {
    return this.#symbol && `${this.#symbol.toLowerCase()}@kline_${this.#interval}`;
  }

  get bars() {
    return this.#bars;
  }

  /** Shows another symbol or interval. */
  choose(symbol, interval) {
    this.#stopping.abort();
    this.#stopping = new AbortController();
    this.#symbol = symbol;
    this.#interval = interval;
    this.#coming = undefined;
    this.#complete = false;
    this.#show(new Bars());
    this.#notice('Loading history');
    this.#run(async (signal) => {
      const rows = await this.#read(`limit=${GLANCE}`, signal);
      if (!this.#complete) {
        this.#merge(rows);
      }
    }, this.#stopping.signal);
  }

  /** The stream's subscription is in force. */
  subscribed() {
    const coming = new Bars();
    this.lost();
    this.#coming = coming;
    this.#run(async (signal) => {
      const rows = await this.#read(`limit=${MOST_OF_AN_ANSWER}`, signal);
      if (this.#coming === coming) {
        rows.forEach((row) => coming.take(row));
        this.#coming = undefined;
        this.#complete = true;
        this.#ended = rows.length < MOST_OF_AN_ANSWER;
        this.#show(coming);
        this.#notice(coming.size ? '' : 'No bars yet: the first one appears with the first trade');
      }
    });
  }

  /** The connection is gone: what was to be joined to its messages is not read any more. */
  lost() {
    this.#coming = undefined;
    this.#disconnecting.abort();
    this.#disconnecting = new AbortController();
  }

  /** A message of the stream. */
  message(message) {
    if (message.e === 'gap') {
      this.#run((signal) => this.#readFrom(message.start, signal));
    } else if (message.e === 'kline') {
      const row = rowOf(message);
      this.#coming?.take(row);
      const kind = this.#bars.take(row);
      if (kind !== 'old') {
        this.#chart.row(row, kind);
        this.#notice('');
      }
    }
  }

  /** Reads what is before the first bar, where there is more and it is wanted. */
  earlier() {
    const { size } = this.#bars;
    if (!this.#complete || this.#reading || this.#ended || size === 0 || size >= MOST_BARS) {
      return;
    }
    this.#reading = true;
    const first = this.#bars.sorted()[0];
    this.#run(async (signal) => {
      try {
        const end = first[START] - 1;
        const rows = await this.#read(`endTime=${end}&limit=${MOST_OF_AN_ANSWER}`, signal);
        this.#ended = rows.length < MOST_OF_AN_ANSWER;
        this.#merge(rows);
      } finally {
        this.#reading = false;
      }
    });
  }

  async #readFrom(start, signal) {
    for (let from = start; ;) {
      const rows = await this.#read(`startTime=${from}&limit=${MOST_OF_AN_ANSWER}`, signal);
      this.#merge(rows);
      if (rows.length < MOST_OF_AN_ANSWER) {
        return;
      }
      from = rows.at(-1)[START] + 1;
    }
  }

  #merge(rows) {
    rows.forEach((row) => {
      this.#coming?.take(row);
      this.#bars.take(row);
    });
    this.#show(this.#bars);
    if (rows.length) {
      this.#notice('');
    }
  }

  #show(bars) {
    this.#bars = bars;
    this.#chart.rows(bars.sorted());
  }

  #read(range, signal) {
    const name = encodeURIComponent(this.#symbol);
    const path = `/api/v3/klines?symbol=${name}&interval=${this.#interval}&ext=1&${range}`;
    return readSurely(path, signal, () => this.#notice('History cannot be read; trying again'));
  }

  async #run(reading, signal = AbortSignal.any([this.#stopping.signal, this.#disconnecting.signal])) {
    try {
      await reading(signal);
    } catch (error) {
      if (!signal.aborted) {
        this.#notice(error.message);
      }
    }
  }
}
