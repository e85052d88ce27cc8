const ANSWER_WITHIN = 10_000;
const FIRST_WAIT = 400;
const LONGEST_WAIT = 15_000;

/** What the gateway answered instead of what was asked for. */
export class Refused extends Error {
  constructor(status, body) {
    super(body?.msg ?? `HTTP ${status}`);
    this.code = body?.code;
    this.temporary = status >= 500 || status === 429;
  }
}

/** One answer of the gateway as JSON. */
export async function read(path, signal) {
  const limit = AbortSignal.timeout(ANSWER_WITHIN);
  const answer = await fetch(path, { signal: signal ? AbortSignal.any([signal, limit]) : limit });
  if (!answer.ok) {
    throw new Refused(answer.status, await answer.json().catch(() => undefined));
  }
  return answer.json();
}

/** The same, asked again with growing pauses while the failure may pass; ends with the signal. */
export async function readSurely(path, signal, failed = () => {}) {
  for (let attempt = 0; ; attempt++) {
    try {
      return await read(path, signal);
    } catch (error) {
      if (signal.aborted || (error instanceof Refused && !error.temporary)) {
        throw error;
      }
      failed(error);
      await pause(backoff(attempt, FIRST_WAIT, LONGEST_WAIT), signal);
    }
  }
}

/** Exponential, with full jitter: nothing of many clients comes back at one moment. */
export function backoff(attempt, first, longest) {
  return Math.random() * Math.min(longest, first * 2 ** Math.min(attempt, 20));
}

function pause(millis, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, millis);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    }, { once: true });
  });
}
