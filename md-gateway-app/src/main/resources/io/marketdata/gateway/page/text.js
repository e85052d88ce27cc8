// Prices and sizes are texts and stay texts; what follows from two of them is reckoned in integers.

/** The number of decimals of a decimal text. */
export function decimals(text) {
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}

/** -1, 0 or 1: how two decimal texts compare. */
export function compare(one, other) {
  const places = Math.max(decimals(one), decimals(other));
  const difference = scaled(one, places) - scaled(other, places);
  return difference === 0n ? 0 : difference > 0n ? 1 : -1;
}

/** The change from one price to another in per cent with two decimals, or undefined. */
export function percent(from, to) {
  const places = Math.max(decimals(from), decimals(to));
  const base = scaled(from, places);
  if (base <= 0n) {
    return undefined;
  }
  const doubled = (scaled(to, places) - base) * 20000n;
  const hundredths = (doubled < 0n ? doubled - base : doubled + base) / (2n * base);
  const digits = String(hundredths < 0n ? -hundredths : hundredths).padStart(3, '0');
  return `${hundredths < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** With a sign in front, as changes are written. */
export function signed(text) {
  return text.startsWith('-') ? `\u2212${text.slice(1)}` : /[1-9]/.test(text) ? `+${text}` : text;
}

/** 'up', 'down' or 'flat' of a signed decimal text. */
export function direction(text) {
  return !/[1-9]/.test(text) ? 'flat' : text.startsWith('-') ? 'down' : 'up';
}

/** A bar's start in UTC: the trading day of a day bar, else date and minute. */
export function time(millis, interval) {
  const iso = new Date(millis).toISOString();
  return interval === '1d' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
}

/** Sets an element's text where it differs, so that nothing is laid out for nothing. */
export function write(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/** A new element with a class and a text. */
export function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) {
    made.className = className;
  }
  if (text !== undefined) {
    made.textContent = text;
  }
  return made;
}

/** Marks a name's script, so that the right glyphs are chosen. */
export function writeName(target, name) {
  write(target, name);
  target.lang = /\p{Script=Han}/u.test(name) ? 'zh' : '';
}

function scaled(text, places) {
  return BigInt(text.replace('.', '') + '0'.repeat(places - decimals(text)));
}
