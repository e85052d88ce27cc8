import { marketName } from './markets.js';
import { element, writeName } from './text.js';

const MOST_FOUND = 12;

/** The search box over all instruments: those whose symbol begins with the words come first. */
export class Search {
  #box = document.getElementById('find');
  #list = document.getElementById('found');
  #instruments;
  #chosen;
  #found = [];
  #active = -1;

  /**
   * @param instruments gives all of them
   * @param chosen is called with the symbol
   */
  constructor(instruments, chosen) {
    this.#instruments = instruments;
    this.#chosen = chosen;
    this.#box.addEventListener('input', () => this.#search());
    this.#box.addEventListener('focus', () => this.#search());
    this.#box.addEventListener('keydown', (event) => this.#key(event));
    this.#box.addEventListener('blur', () => this.#close());
    // the box keeps the focus while the list is clicked
    this.#list.addEventListener('pointerdown', (event) => event.preventDefault());
    this.#list.addEventListener('click', (event) => {
      const option = event.target.closest('[role="option"]');
      if (option) {
        this.#take(option.dataset.symbol);
      }
    });
    document.addEventListener('keydown', (event) => {
      if (event.key === '/' && document.activeElement !== this.#box && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        this.#box.focus();
      }
    });
  }

  #search() {
    const words = this.#box.value.trim().toLowerCase();
    if (!words) {
      this.#close();
      return;
    }
    const ranked = [[], [], []];
    for (const instrument of this.#instruments()) {
      const rank = rankOf(instrument, words);
      if (rank >= 0 && ranked[rank].length < MOST_FOUND) {
        ranked[rank].push(instrument);
      }
    }
    this.#found = ranked.flat().slice(0, MOST_FOUND);
    this.#list.replaceChildren(...(this.#found.length ? this.#found.map(option) : [none()]));
    this.#list.hidden = false;
    this.#box.setAttribute('aria-expanded', 'true');
    this.#activate(this.#found.length ? 0 : -1);
  }

  #key(event) {
    if (event.key === 'Escape') {
      this.#box.value = '';
      this.#box.blur();
    } else if (this.#found.length && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : this.#found.length - 1;
      this.#activate((this.#active + step) % this.#found.length);
    } else if (event.key === 'Enter' && this.#active >= 0) {
      this.#take(this.#found[this.#active].symbol);
    }
  }

  #activate(index) {
    this.#list.querySelector('[aria-selected="true"]')?.setAttribute('aria-selected', 'false');
    this.#active = index;
    const option = index < 0 ? undefined : this.#list.children[index];
    option?.setAttribute('aria-selected', 'true');
    option?.scrollIntoView({ block: 'nearest' });
    this.#box.setAttribute('aria-activedescendant', option?.id ?? '');
  }

  #take(symbol) {
    this.#box.value = '';
    this.#close();
    this.#chosen(symbol);
  }

  #close() {
    this.#found = [];
    this.#active = -1;
    this.#list.hidden = true;
    this.#box.setAttribute('aria-expanded', 'false');
    this.#box.setAttribute('aria-activedescendant', '');
  }
}

function rankOf({ symbol, name }, words) {
  const low = symbol.toLowerCase();
  if (low.startsWith(words)) {
    return 0;
  }
  return name.toLowerCase().includes(words) ? 1 : low.includes(words) ? 2 : -1;
}

function option(instrument, index) {
  const made = element('li');
  const name = element('span', 'name');
  writeName(name, instrument.name);
  made.id = `found-${index}`;
  made.role = 'option';
  made.dataset.symbol = instrument.symbol;
  made.setAttribute('aria-selected', 'false');
  made.append(element('span', 'symbol', instrument.symbol), name,
    element('span', 'market', marketName(instrument.market)));
  return made;
}

function none() {
  return element('li', 'none', 'Nothing found');
}
