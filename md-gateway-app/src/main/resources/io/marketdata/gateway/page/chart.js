import {
  CandlestickSeries, ColorType, CrosshairMode, HistogramSeries, createChart,
} from './lightweight-charts-5.2.1/lightweight-charts.standalone.production.mjs';
import { CLOSE, HIGH, LOW, OPEN, START, VOLUME } from './bars.js';
import { compare, decimals, time } from './text.js';

const BARS_AT_FIRST = 110;
const FEWEST_IN_SIGHT = 50;
const ROOM_AT_THE_RIGHT = 4;
const NEAR_THE_FIRST = 20;

/** Candles over volumes. Only here prices become numbers, as a picture needs them. */
export class Chart {
  #chart;
  #candles;
  #volumes;
  #interval = '1m';
  #tick;
  #fresh = true;
  #colours = {};

  /**
   * @param rows gives all rows that are drawn, sorted by start
   * @param pointed is called with the start under the pointer in milliseconds, or undefined
   * @param earlier is called when the reader comes near the first bar
   */
  constructor(container, rows, pointed, earlier) {
    // the library's own logo brings a style element, which the page's policy forbids: see the footer
    this.#chart = createChart(container, {
      autoSize: true,
      layout: { attributionLogo: false, fontSize: 11, fontFamily: getComputedStyle(container).fontFamily },
      crosshair: { mode: CrosshairMode.Normal },
      rightPriceScale: { borderVisible: false, scaleMargins: { top: 0.08, bottom: 0.25 } },
      timeScale: { borderVisible: false, rightOffset: ROOM_AT_THE_RIGHT, minBarSpacing: 1.5 },
      localization: { locale: 'en-GB', timeFormatter: (seconds) => time(seconds * 1000, this.#interval) },
    });
    this.#volumes = this.#chart.addSeries(HistogramSeries, {
      priceScaleId: 'volume', priceFormat: { type: 'volume' }, priceLineVisible: false, lastValueVisible: false,
    });
    this.#volumes.priceScale().applyOptions({ scaleMargins: { top: 0.82, bottom: 0 } });
    this.#candles = this.#chart.addSeries(CandlestickSeries, { borderVisible: false });
    this.#chart.subscribeCrosshairMove(
      (moved) => pointed(moved.time === undefined ? undefined : moved.time * 1000));
    this.#chart.timeScale().subscribeVisibleLogicalRangeChange((range) => {
      if (range !== null && range.from < NEAR_THE_FIRST && !this.#fresh) {
        earlier();
      }
    });
    this.#recolour();
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
      this.#recolour();
      this.rows(rows());
    });
  }

  /** Another symbol or interval follows. The tick is a decimal text, or undefined: not known yet. */
  begin(interval, tick) {
    this.#interval = interval;
    this.#fresh = true;
    this.#chart.applyOptions({ timeScale: { timeVisible: interval !== '1d', secondsVisible: false } });
    this.tick(tick);
  }

  /** The smallest step of the price. */
  tick(tick) {
    this.#tick = tick;
    if (tick !== undefined) {
      this.#format(decimals(tick), Number(tick));
    }
  }

  /** Draws all bars, sorted by start. */
  rows(rows) {
    if (rows.length && this.#tick === undefined) {
      const places = decimals(rows.at(-1)[CLOSE]);
      this.#format(places, 10 ** -places);
    }
    this.#candles.setData(rows.map(candle));
    this.#volumes.setData(rows.map((row) => this.#volume(row)));
    if (rows.length && this.#fresh) {
      this.#fresh = false;
      const to = rows.length + ROOM_AT_THE_RIGHT;
      const wide = Math.max(FEWEST_IN_SIGHT, Math.min(BARS_AT_FIRST, to));
      this.#chart.timeScale().setVisibleLogicalRange({ from: to - wide, to });
    }
  }

  /**
   * Draws one bar that is new or other than before.
   *
   * @param earlier whether later bars are drawn already
   */
  row(row, earlier) {
    this.#candles.update(candle(row), earlier);
    this.#volumes.update(this.#volume(row), earlier);
  }

  /** What the picture holds, as numbers. */
  drawn() {
    const volumes = this.#volumes.data();
    return this.#candles.data().map((bar, index) => {
      const { time: seconds, open, high, low, close } = bar;
      return { start: seconds * 1000, open, high, low, close, volume: volumes[index].value };
    });
  }

  #volume(row) {
    const falls = compare(row[CLOSE], row[OPEN]) < 0;
    const color = falls ? this.#colours.falling : this.#colours.rising;
    return { time: row[START] / 1000, value: Number(row[VOLUME]), color };
  }

  #format(precision, minMove) {
    this.#candles.applyOptions({ priceFormat: { type: 'price', precision, minMove } });
  }

  #recolour() {
    const style = getComputedStyle(document.documentElement);
    const of = (name) => style.getPropertyValue(name).trim();
    this.#colours = { rising: of('--up-soft'), falling: of('--down-soft') };
    this.#chart.applyOptions({
      layout: { background: { type: ColorType.Solid, color: of('--panel') }, textColor: of('--dim') },
      grid: { vertLines: { color: of('--grid') }, horzLines: { color: of('--grid') } },
      crosshair: {
        vertLine: { color: of('--dim'), labelBackgroundColor: of('--label') },
        horzLine: { color: of('--dim'), labelBackgroundColor: of('--label') },
      },
    });
    this.#candles.applyOptions({
      upColor: of('--up'), wickUpColor: of('--up'), downColor: of('--down'), wickDownColor: of('--down'),
    });
  }
}

function candle(row) {
  return {
    time: row[START] / 1000,
    open: Number(row[OPEN]),
    high: Number(row[HIGH]),
    low: Number(row[LOW]),
    close: Number(row[CLOSE]),
  };
}
