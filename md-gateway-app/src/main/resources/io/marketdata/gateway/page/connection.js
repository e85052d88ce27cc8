import { backoff } from './rest.js';

const FIRST_WAIT = 500;
const LONGEST_WAIT = 30_000;
const OPEN_WITHIN = 10_000;
const PROBE_AFTER = 10_000;
const STALE_AFTER = 15_000;
const DEAD_AFTER = 45_000;
/** Two requests at most in each such time: below the five messages a second that are allowed. */
const REQUESTS_EVERY = 500;
const STEADY_AFTER = 10_000;
const TERMINAL_FROM = 3500;
const TERMINAL_TO = 3999;

/**
 * One socket of wrapped streams that is kept open. Whoever uses it says which streams are wanted;
 * the rest is its business: subscribing in few messages, noticing silence, coming back.
 */
export class Connection {
  #url;
  #listener;
  #socket;
  #wanted = new Set();
  #held = new Set();
  #inForce = new Set();
  #refused = new Set();
  #requests = new Map();
  #lastId = 0;
  #lastRequests = -Infinity;
  #flushing;
  #opened = 0;
  #heard = 0;
  #probed = false;
  #attempt = 0;
  #retryAt = Infinity;
  #ending = false;
  #state = '';

  /**
   * @param listener takes state(name, detail), subscribed(streams), message(stream, data) and lost()
   */
  constructor(url, listener) {
    this.#url = url;
    this.#listener = listener;
    setInterval(() => this.#watch(), 1000);
    addEventListener('online', () => this.#hurry());
    document.addEventListener('visibilitychange', () => document.hidden || this.#watch());
    this.open();
  }

  /** Connects now, whatever was planned. */
  open() {
    this.#forget();
    this.#ending = false;
    this.#retryAt = Infinity;
    this.#tell('connecting');
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    this.#opened = this.#heard = performance.now();
    socket.onopen = () => socket === this.#socket && this.#begin();
    socket.onmessage = (event) => socket === this.#socket && this.#take(event.data);
    socket.onclose = (event) => socket === this.#socket && this.#closed(event);
  }

  /** Says which streams are wanted from now on. */
  want(streams) {
    const again = streams.filter((name) => !this.#wanted.has(name) && this.#inForce.has(name));
    this.#wanted = new Set(streams);
    if (again.length) {
      this.#listener.subscribed(again);
    }
    this.#flushSoon();
  }

  #begin() {
    this.#opened = this.#heard = performance.now();
    this.#lastRequests = -Infinity;
    this.#tell('live');
    this.#flushSoon();
  }

  #take(text) {
    this.#heard = performance.now();
    this.#probed = false;
    if (!this.#ending) {
      this.#tell('live');
    }
    const message = JSON.parse(text);
    if (message.stream === '!serverShutdown') {
      this.#ending = true;
      this.#tell('stale', 'server restarts');
    } else if (message.stream !== undefined) {
      this.#listener.message(message.stream, message.data);
    } else if (message.id !== undefined) {
      this.#answered(message);
    }
  }

  #answered(answer) {
    const request = this.#requests.get(answer.id);
    this.#requests.delete(answer.id);
    if (request?.method !== 'SUBSCRIBE') {
      return;
    }
    if (answer.code === undefined) {
      const kept = request.params.filter((name) => this.#held.has(name));
      kept.forEach((name) => this.#inForce.add(name));
      this.#listener.subscribed(kept);
      return;
    }
    // all of a request or nothing is done: one bad name is found by asking for each alone
    request.params.forEach((name) => this.#held.delete(name));
    if (!answer.temporary && request.params.length === 1) {
      this.#refused.add(request.params[0]);
    } else if (!answer.temporary) {
      request.params.forEach((name) => this.#refused.add(name));
      this.#alone(request.params);
    }
    this.#flushSoon(answer.temporary ? 2 * REQUESTS_EVERY : 0);
  }

  /** Asks for each of some streams in a request of its own, one after the other. */
  #alone(names) {
    const socket = this.#socket;
    names.forEach((name, index) => setTimeout(() => {
      if (socket === this.#socket && this.#wanted.has(name)) {
        this.#refused.delete(name);
        this.#held.add(name);
        this.#ask('SUBSCRIBE', [name]);
      }
    }, (index + 1) * REQUESTS_EVERY));
  }

  #flushSoon(least = 0) {
    const wait = Math.max(least, this.#lastRequests + REQUESTS_EVERY - performance.now());
    if (wait <= 0) {
      this.#flush();
    } else if (this.#flushing === undefined) {
      this.#flushing = setTimeout(() => {
        this.#flushing = undefined;
        this.#flush();
      }, wait);
    }
  }

  #flush() {
    if (this.#socket?.readyState !== WebSocket.OPEN) {
      return;
    }
    const leaving = [...this.#held].filter((name) => !this.#wanted.has(name));
    const coming = [...this.#wanted].filter((n) => !this.#held.has(n) && !this.#refused.has(n));
    if (leaving.length) {
      leaving.forEach((name) => this.#held.delete(name) && this.#inForce.delete(name));
      this.#ask('UNSUBSCRIBE', leaving);
    }
    if (coming.length) {
      coming.forEach((name) => this.#held.add(name));
      this.#ask('SUBSCRIBE', coming);
    }
  }

  #ask(method, params) {
    const id = ++this.#lastId;
    this.#requests.set(id, { method, params });
    this.#lastRequests = performance.now();
    this.#socket.send(JSON.stringify({ method, params, id }));
  }

  /** Every second: silence is first asked about, then shown, then ended. */
  #watch() {
    const now = performance.now();
    if (this.#socket === undefined) {
      if (now >= this.#retryAt) {
        this.open();
      } else if (this.#retryAt !== Infinity) {
        this.#tellWait();
      }
      return;
    }
    if (this.#socket.readyState === WebSocket.CONNECTING) {
      if (now - this.#opened > OPEN_WITHIN) {
        this.#retry();
      }
      return;
    }
    const silent = now - this.#heard;
    if (silent > DEAD_AFTER) {
      this.#retry();
    } else if (silent > STALE_AFTER) {
      this.#tell('stale', `nothing for ${Math.floor(silent / 1000)} s`);
    } else if (silent > PROBE_AFTER && !this.#probed) {
      this.#probed = true;
      this.#ask('GET_PROPERTY', ['combined']);
    }
    if (now - this.#opened > STEADY_AFTER) {
      this.#attempt = 0;
    }
  }

  #closed(event) {
    if (event.code >= TERMINAL_FROM && event.code <= TERMINAL_TO) {
      this.#forget();
      this.#tell('closed', event.reason || `closed with ${event.code}`);
    } else {
      this.#retry();
    }
  }

  #retry() {
    this.#forget();
    this.#retryAt = performance.now() + backoff(this.#attempt++, FIRST_WAIT, LONGEST_WAIT);
    this.#tellWait();
    // the second's beat is too coarse for the first, short waits
    setTimeout(() => this.#watch(), this.#retryAt - performance.now() + 1);
  }

  #hurry() {
    if (this.#socket === undefined && this.#retryAt !== Infinity) {
      this.open();
    }
  }

  #forget() {
    const socket = this.#socket;
    this.#socket = undefined;
    this.#held.clear();
    this.#inForce.clear();
    this.#refused.clear();
    this.#requests.clear();
    this.#probed = false;
    clearTimeout(this.#flushing);
    this.#flushing = undefined;
    if (socket !== undefined) {
      socket.close();
      this.#listener.lost();
    }
  }

  #tellWait() {
    const seconds = Math.ceil((this.#retryAt - performance.now()) / 1000);
    this.#tell('reconnecting', seconds > 0 ? `in ${seconds} s` : '');
  }

  #tell(name, detail = '') {
    if (`${name} ${detail}` !== this.#state) {
      this.#state = `${name} ${detail}`;
      this.#listener.state(name, detail);
    }
  }
}
