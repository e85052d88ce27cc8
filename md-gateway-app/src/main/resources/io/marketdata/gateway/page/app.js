import { HIGH, LOW } from './bars.js';
import { Chart } from './chart.js';
import { Connection } from './connection.js';
import { History } from './history.js';
import { Legend } from './legend.js';
import { spread } from './markets.js';
import { QuoteView } from './quote.js';
import { read, readSurely } from './rest.js';
import { Search } from './search.js';
import { Tape } from './tape.js';
import { write } from './text.js';
import { WatchList } from './watchlist.js';

const WATCHED_AT_FIRST = 40;
const CANDIDATES = 8;
const BARS_COMPARED = 30;
const INSTRUMENTS_AGAIN = 30_000;
const INTERVALS = ['1m', '1d'];

const byId = (id) => document.getElementById(id);
const forever = new AbortController().signal;

let instruments = new Map();
let symbol;
let interval = '1m';
let pointed;

const quoteView = new QuoteView();
const tape = new Tape(byId('tape'));
const room = matchMedia('(min-width: 1181px)');
const legend = new Legend(byId('legend'));
const watchList = new WatchList(byId('watchlist'), choose);
const chart = new Chart(byId('chart'), () => past.bars.sorted(), (start) => {
  pointed = start;
  showLegend();
}, () => past.earlier());
const past = new History({
  rows(rows) {
    chart.rows(rows);
    showLegend();
  },
  row(row, kind) {
    if (kind === 'missing') {
      chart.rows(past.bars.sorted());
    } else {
      chart.row(row, kind === 'revised');
    }
    showLegend();
  },
}, showNotice);
const quotes = new Map();
const connection = new Connection(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/stream`, {
  state: showConnection,
  subscribed(streams) {
    if (streams.includes(past.stream)) {
      past.subscribed();
    }
  },
  message(stream, data) {
    if (stream === past.stream) {
      past.message(data);
    } else if (stream === tradesOf(symbol)) {
      tape.take(data);
    } else if (data.e === 'quote') {
      quotes.set(data.s, data);
      watchList.take(data);
      if (data.s === symbol) {
        quoteView.take(data);
      }
    }
  },
  lost() {
    past.lost();
    tape.clear();
  },
});

room.addEventListener('change', want);
new Search(() => instruments.values(), choose);
byId('connect').addEventListener('click', () => connection.open());
byId('intervals').addEventListener('click', (event) => event.target.dataset.interval && change(event.target.dataset.interval));
byId('intervals').addEventListener('keydown', (event) => {
  const step = { ArrowRight: 1, ArrowLeft: INTERVALS.length - 1 }[event.key];
  if (step !== undefined) {
    change(INTERVALS[(INTERVALS.indexOf(interval) + step) % INTERVALS.length]);
    byId('intervals').querySelector('[aria-checked="true"]').focus();
  }
});
addEventListener('hashchange', () => {
  const asked = fromHash();
  if (asked && instruments.size > 0 && !instruments.has(asked.symbol)) {
    showHash();
  } else if (asked && (asked.symbol !== symbol || asked.interval !== interval)) {
    open(asked.symbol, asked.interval);
  }
});

/** What the page shows, for tests and for curious people at the console. */
window.marketdata = Object.freeze({
  get symbol() { return symbol; },
  get interval() { return interval; },
  /** Rows in the form of /api/v3/klines?ext=1. */
  bars: () => past.bars.sorted(),
  /** The numbers that the candles and the volumes are drawn from. */
  drawn: () => chart.drawn(),
});

showIntervals();
const asked = fromHash();
if (asked) {
  open(asked.symbol, asked.interval);
}
readInstruments();

async function readInstruments() {
  const info = await readSurely('/api/v3/exchangeInfo', forever, () => showNotice('Waiting for instruments'));
  instruments = new Map(info.symbols.map((instrument) => [instrument.symbol, instrument]));
  spread(info.symbols, WATCHED_AT_FIRST).forEach((instrument) => watchList.add(instrument));
  if (!instruments.has(symbol)) {
    open(await liveliest(), interval);
  } else {
    begin();
  }
  if (watchList.symbols.length < WATCHED_AT_FIRST) {
    // a feed that has just been started tells of its instruments a little later
    setTimeout(readInstruments, INSTRUMENTS_AGAIN);
  }
}

/** The liveliest of a few instruments of different markets: whose bars span the most ticks. */
async function liveliest() {
  const candidates = spread([...instruments.values()], CANDIDATES);
  const spans = await Promise.all(candidates.map(async (candidate) => {
    const name = encodeURIComponent(candidate.symbol);
    const rows = await read(`/api/v3/klines?symbol=${name}&interval=${interval}&limit=${BARS_COMPARED}`).catch(() => []);
    const tick = Number(tickOf(candidate));
    return rows.reduce((sum, row) => sum + 1 + (row[HIGH] - row[LOW]) / tick, 0);
  }));
  return candidates[spans.indexOf(Math.max(...spans))].symbol;
}

function choose(wanted) {
  if (wanted !== symbol) {
    open(wanted, interval);
  }
}

function change(wanted) {
  if (wanted !== interval && symbol !== undefined) {
    open(symbol, wanted);
  }
}

function open(wantedSymbol, wantedInterval) {
  symbol = wantedSymbol;
  interval = wantedInterval;
  pointed = undefined;
  showHash();
  showIntervals();
  quoteView.clear();
  tape.clear();
  chart.begin(interval, tickOf(instruments.get(symbol)));
  past.choose(symbol, interval);
  begin();
}

/** Everything of the chosen symbol that needs to know its instrument. */
function begin() {
  const instrument = instruments.get(symbol);
  document.title = `${symbol} \u00b7 Market data`;
  quoteView.begin(symbol, instrument);
  if (instrument === undefined) {
    return;
  }
  chart.tick(tickOf(instrument));
  watchList.add(instrument, true);
  watchList.mark(symbol);
  if (quotes.has(symbol)) {
    quoteView.take(quotes.get(symbol));
  }
  want();
}

/** Asks for what is shown; trades only where there is room for them. */
function want() {
  if (!instruments.has(symbol)) {
    return;
  }
  const quoted = watchList.symbols.map((watched) => `${watched.toLowerCase()}@quote`);
  connection.want([...quoted, past.stream, ...(room.matches ? [tradesOf(symbol)] : [])]);
}

function tradesOf(traded) {
  return `${traded.toLowerCase()}@trade`;
}

function tickOf(instrument) {
  return instrument?.filters.find((filter) => filter.filterType === 'PRICE_FILTER')?.tickSize;
}

function showHash() {
  history.replaceState(null, '', `#${encodeURIComponent(symbol)}/${interval}`);
}

function fromHash() {
  const [wanted, wantedInterval] = location.hash.slice(1).split('/');
  try {
    const name = decodeURIComponent(wanted).toUpperCase();
    return name && { symbol: name, interval: INTERVALS.includes(wantedInterval) ? wantedInterval : '1m' };
  } catch {
    return undefined;
  }
}

function showConnection(name, detail) {
  const shown = byId('connection');
  shown.dataset.state = name;
  write(byId('connection-text'), name);
  write(byId('connection-wait'), detail);
  byId('connect').hidden = name !== 'closed';
}

function showIntervals() {
  for (const button of byId('intervals').children) {
    const current = button.dataset.interval === interval;
    button.setAttribute('aria-checked', String(current));
    button.tabIndex = current ? 0 : -1;
  }
}

function showLegend() {
  legend.show(past.bars.at(pointed) ?? past.bars.newest(), interval);
}

function showNotice(text) {
  const notice = byId('notice');
  notice.hidden = !text;
  write(notice, text);
}
