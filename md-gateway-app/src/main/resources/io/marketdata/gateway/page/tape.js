import { element, write } from './text.js';

const MOST_SHOWN = 40;

/** The newest trades of the chosen instrument, the latest one on top. */
export class Tape {
  #rows = Array.from({ length: MOST_SHOWN }, () => {
    const row = element('li');
    row.append(element('span', 'when'), element('span', 'at'), element('span', 'size'));
    row.hidden = true;
    return row;
  });
  #lines = [];
  #drawing = false;

  constructor(list) {
    list.append(...this.#rows);
  }

  clear() {
    this.#lines = [];
    this.#drawSoon();
  }

  /** Takes a trade, or the notice that some were left out for a slow reader. */
  take(message) {
    this.#lines.unshift(message.e === 'gap'
      ? { when: '', at: `${message.to - message.from + 1} left out`, size: '', direction: 'flat' }
      : {
        when: new Date(message.T).toISOString().slice(11, 19),
        at: message.p,
        size: message.q,
        direction: message.dir,
      });
    this.#lines.length = Math.min(this.#lines.length, MOST_SHOWN);
    this.#drawSoon();
  }

  #drawSoon() {
    if (!this.#drawing) {
      this.#drawing = true;
      requestAnimationFrame(() => {
        this.#drawing = false;
        this.#rows.forEach((row, index) => draw(row, this.#lines[index]));
      });
    }
  }
}

function draw(row, line) {
  row.hidden = line === undefined;
  if (line !== undefined) {
    const [when, at, size] = row.children;
    write(when, line.when);
    write(at, line.at);
    write(size, line.size);
    at.dataset.direction = line.direction;
  }
}
