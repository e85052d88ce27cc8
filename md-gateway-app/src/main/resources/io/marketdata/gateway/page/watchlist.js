import { marketName } from './markets.js';
import { change } from './quote.js';
import { compare, direction, element, write, writeName } from './text.js';

const FLASH_MILLIS = 700;

/** The longest list: each of its instruments is a stream. */
export const MOST_WATCHED = 60;

/** Live quotes, by market. One row is in the tab order; arrows lead to the others. */
export class WatchList {
  #target;
  #chosen;
  #rows = new Map();
  #groups = new Map();
  #added = [];
  #current;
  #waiting = new Map();
  #calm = matchMedia('(prefers-reduced-motion: reduce)');

  /** @param chosen is called with the symbol of the row that was activated */
  constructor(target, chosen) {
    this.#target = target;
    this.#chosen = chosen;
    target.addEventListener('keydown', (event) => this.#moved(event));
  }

  get symbols() {
    return [...this.#rows.keys()];
  }

  has(symbol) {
    return this.#rows.has(symbol);
  }

  /** Appends an instrument to its market. One that is chosen by hand makes room for itself. */
  add(instrument, byHand = false) {
    if (this.#rows.has(instrument.symbol)) {
      return;
    }
    if (this.#rows.size >= MOST_WATCHED) {
      this.#remove(this.#added.shift() ?? this.symbols.findLast((s) => s !== this.#current));
    }
    if (byHand) {
      this.#added.push(instrument.symbol);
    }
    const row = new Row(instrument, () => this.#chosen(instrument.symbol));
    this.#rows.set(instrument.symbol, row);
    this.#group(instrument.market).append(row.button);
    if (this.#rows.size === 1) {
      row.button.tabIndex = 0;
    }
  }

  /** Marks the instrument whose chart is shown. */
  mark(symbol) {
    const row = this.#rows.get(symbol);
    if (row && !row.marked) {
      this.#rows.get(this.#current)?.mark(false);
      this.#current = symbol;
      this.#target.querySelectorAll('[tabindex="0"]').forEach((other) => { other.tabIndex = -1; });
      row.mark(true);
      row.button.scrollIntoView({ block: 'nearest' });
    }
  }

  /** Takes a quote; it is shown with the next picture, the newest one of each symbol. */
  take(quote) {
    if (!this.#waiting.size) {
      requestAnimationFrame(() => {
        this.#waiting.forEach((newest, symbol) => this.#rows.get(symbol)?.take(newest, this.#calm.matches));
        this.#waiting.clear();
      });
    }
    this.#waiting.set(quote.s, quote);
  }

  #remove(symbol) {
    const { button } = this.#rows.get(symbol);
    const group = button.parentElement;
    button.remove();
    this.#rows.delete(symbol);
    if (group.childElementCount === 1) {
      group.remove();
      this.#groups.delete(group.dataset.market);
    }
  }

  #group(market) {
    let group = this.#groups.get(market);
    if (group === undefined) {
      if (!this.#groups.size) {
        this.#target.replaceChildren();
      }
      group = element('section');
      group.dataset.market = market;
      group.append(element('h2', '', marketName(market)));
      group.setAttribute('aria-label', marketName(market));
      this.#groups.set(market, group);
      this.#target.append(group);
    }
    return group;
  }

  #moved(event) {
    const buttons = [...this.#target.querySelectorAll('button')];
    const at = buttons.indexOf(document.activeElement);
    const last = buttons.length - 1;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: last }[event.key];
    if (at >= 0 && to !== undefined && buttons[to]) {
      event.preventDefault();
      buttons[at].tabIndex = -1;
      buttons[to].tabIndex = 0;
      buttons[to].focus();
    }
  }
}

class Row {
  button = element('button', 'row');
  #last = element('span', 'last', '\u2013');
  #change = element('span', 'change');
  #volume = element('span', 'volume');
  #price;

  constructor(instrument, chosen) {
    const name = element('span', 'name');
    writeName(name, instrument.name);
    const who = element('span', 'who');
    who.append(element('span', 'symbol', instrument.symbol), name);
    this.button.type = 'button';
    this.button.tabIndex = -1;
    this.button.dataset.symbol = instrument.symbol;
    this.button.append(who, this.#last, this.#change, this.#volume);
    this.button.addEventListener('click', chosen);
  }

  get marked() {
    return this.button.hasAttribute('aria-current');
  }

  mark(current) {
    if (current) {
      this.button.setAttribute('aria-current', 'true');
      this.button.tabIndex = 0;
    } else {
      this.button.removeAttribute('aria-current');
      this.button.tabIndex = -1;
    }
  }

  take(quote, calm) {
    const changed = change(quote);
    write(this.#last, quote.c ?? '\u2013');
    write(this.#change, changed?.text ?? '');
    this.#change.title = changed?.title ?? '';
    this.#change.dataset.direction = direction(changed?.value ?? '0');
    write(this.#volume, quote.v);
    this.#volume.title = quote.v;
    if (quote.c !== undefined) {
      this.#flash(quote.c, calm);
      this.#price = quote.c;
    }
  }

  #flash(price, calm) {
    const moved = this.#price === undefined ? 0 : compare(price, this.#price);
    if (moved !== 0 && !calm) {
      const colour = moved > 0 ? 'var(--up-flash)' : 'var(--down-flash)';
      this.#last.animate([{ backgroundColor: colour }, { backgroundColor: 'transparent' }],
        { duration: FLASH_MILLIS, easing: 'ease-out' });
    }
  }
}
