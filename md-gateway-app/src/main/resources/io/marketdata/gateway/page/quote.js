import { marketName } from './markets.js';
import { direction, element, percent, signed, write, writeName } from './text.js';

const LEVELS = 5;
const FIGURES = [
  ['Open', (q) => q.o],
  ['High', (q) => q.h],
  ['Low', (q) => q.l],
  ['Previous', (q) => q.ps ?? q.x],
  ['Average', (q) => q.w],
  ['Volume', (q) => q.v],
  ['Turnover', (q) => q.q],
  ['Trades', (q) => q.n],
];

/**
 * The change that a quote tells: against the previous close or settlement, else since the open.
 *
 * @returns {text, direction, title}, or undefined where nothing is known to compare with
 */
export function change(quote) {
  if (quote.P !== undefined) {
    const against = quote.ps === undefined ? 'previous close' : 'previous settlement';
    return { value: quote.P, text: `${signed(quote.P)}%`, title: `against the ${against}` };
  }
  const since = quote.c && quote.o ? percent(quote.o, quote.c) : undefined;
  return since && { value: since, text: `${signed(since)}%`, title: "since the day's open" };
}

/** The chosen instrument: its price, the day's figures and the order book. */
export class QuoteView {
  #last = document.getElementById('chosen-last');
  #change = document.getElementById('chosen-change');
  #phase = document.getElementById('chosen-phase');
  #figures = new Map();
  #bids = levels('bids');
  #asks = levels('asks').reverse();

  constructor() {
    const list = document.getElementById('figures');
    for (const [label] of FIGURES) {
      const group = element('div');
      const value = element('dd');
      group.append(element('dt', '', label), value);
      list.append(group);
      this.#figures.set(label, value);
    }
    this.clear();
  }

  /** Shows whose quote follows; the instrument may not be known yet. */
  begin(symbol, instrument) {
    write(document.getElementById('chosen-symbol'), symbol);
    writeName(document.getElementById('chosen-name'), instrument?.name ?? '');
    write(document.getElementById('chosen-market'), instrument ? marketName(instrument.market) : '');
  }

  clear() {
    this.take({ b: [], a: [], ph: '' });
  }

  /** Shows a quote, all its texts as they came. */
  take(quote) {
    const changed = change(quote);
    write(this.#last, quote.c ?? '\u2013');
    this.#last.dataset.direction = direction(changed?.value ?? '0');
    write(this.#change, changed ? [quote.p && signed(quote.p), changed.text].filter(Boolean).join('  ') : '');
    this.#change.dataset.direction = direction(changed?.value ?? '0');
    this.#change.title = changed?.title ?? '';
    write(this.#phase, quote.ql && quote.ql !== 'ok' ? `${quote.ph}, ${quote.ql}` : quote.ph);
    for (const [label, figure] of FIGURES) {
      write(this.#figures.get(label), String(figure(quote) ?? '\u2013'));
    }
    const most = Math.max(0, ...[...quote.b, ...quote.a].map(([, size]) => Number(size)));
    draw(this.#bids, quote.b, most);
    draw(this.#asks, quote.a, most);
  }
}

function levels(id) {
  const rows = Array.from({ length: LEVELS }, () => {
    const row = element('li');
    row.append(element('span', 'level-price'), element('span', 'level-size'));
    return row;
  });
  document.getElementById(id).append(...rows);
  return rows;
}

function draw(rows, book, most) {
  rows.forEach((row, index) => {
    const [price, size] = book[index] ?? ['', ''];
    write(row.children[0], price);
    write(row.children[1], size);
    row.style.setProperty('--share', most > 0 ? Number(size) / most : 0);
  });
}
