import { CLOSE, HIGH, LOW, OPEN, REV, STATE, START, TRADES, TURNOVER, VOLUME } from './bars.js';
import { compare, element, time, write } from './text.js';

const FIELDS = [
  ['O', OPEN], ['H', HIGH], ['L', LOW], ['C', CLOSE], ['V', VOLUME], ['Turnover', TURNOVER], ['Trades', TRADES],
];

/** One bar in words: the texts as they came, and what the bar says of itself. */
export class Legend {
  #start = element('time');
  #values = FIELDS.map(() => element('b'));
  #state = element('span', 'tag');
  #target;

  constructor(target) {
    this.#target = target;
    const parts = FIELDS.map(([label], index) => {
      const part = element('span', index > 4 ? 'field extra' : 'field', `${label} `);
      part.append(this.#values[index]);
      return part;
    });
    target.append(this.#start, ...parts, this.#state);
  }

  /** Shows a row, or nothing. */
  show(row, interval) {
    this.#target.classList.toggle('empty', row === undefined);
    if (row === undefined) {
      return;
    }
    write(this.#start, time(row[START], interval));
    FIELDS.forEach(([, place], index) => write(this.#values[index], String(row[place])));
    this.#target.dataset.direction = compare(row[CLOSE], row[OPEN]) < 0 ? 'down' : 'up';
    write(this.#state, row[REV] > 0 ? `${row[STATE]} ${row[REV]}` : row[STATE]);
    this.#state.dataset.state = row[STATE];
  }
}
