const NAMES = new Map([
  ['SH', 'Shanghai'], ['SZ', 'Shenzhen'], ['BJ', 'Beijing'], ['HK', 'Hong Kong'], ['US', 'United States'],
  ['FX', 'Foreign exchange'], ['CRYPTO', 'Crypto'], ['BITSTAMP', 'Bitstamp'], ['BINANCE', 'Binance'],
  ['SHFE', 'Shanghai Futures'], ['INE', 'Shanghai Energy'], ['DCE', 'Dalian Commodity'],
  ['CZCE', 'Zhengzhou Commodity'], ['CFFEX', 'China Financial Futures'], ['GFEX', 'Guangzhou Futures'],
]);

/** A market's name for people. */
export function marketName(code) {
  return NAMES.get(code) ?? code;
}

/** Some instruments of each market, taken in turn, so that whatever runs is seen. */
export function spread(instruments, most) {
  const markets = Map.groupBy(instruments, (instrument) => instrument.market);
  const taken = [];
  for (let turn = 0; taken.length < most; turn++) {
    const round = [...markets.values()].filter((all) => all.length > turn).map((all) => all[turn]);
    if (!round.length) {
      break;
    }
    taken.push(...round.slice(0, most - taken.length));
  }
  return taken;
}
