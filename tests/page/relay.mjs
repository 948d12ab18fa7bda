// @ts-check
/** A page's stores in Node, connected to a real relay over real sockets. */

import { EventSource } from 'eventsource';
import { createTestApp } from './app.mjs';
import { startOwnConsole } from './own-console.mjs';

// A page has no end: its timers must not keep the process. The relay's server keeps it until the test is over.
const { setTimeout } = globalThis;
Object.assign(globalThis, {
  setTimeout(/** @type {Parameters<typeof setTimeout>} */ ...timer) {
    return setTimeout(...timer).unref();
  },
});

/**
 * Starts a relay, and a page that is connected to it.
 *
 * @param {import('node:test').TestContext} t ends both
 * @param {number} timeScale of the relay
 */
export async function startConnected(t, timeScale) {
  const relay = await startOwnConsole({ timeScale });
  const cookie = (await fetch(relay.url)).headers.get('set-cookie')?.split(';')[0] ?? '';
  /** @param {string | URL} address @param {RequestInit} [init] */
  const request = (address, init) => {
    const headers = { ...init?.headers, Cookie: cookie };
    return fetch(new URL(address, relay.url), { ...init, headers });
  };
  /** @type {EventSource[]} */
  const streams = [];
  /**
   * Opens a page.
   *
   * @param {string} [hash] of its address
   * @param {(send: typeof request, address: string | URL, init?: RequestInit) => Promise<Response>} [through] what its requests go through
   */
  async function openPage(hash = '', through = (send, address, init) => send(address, init)) {
    const page = createTestApp({
      ...{ baseUri: relay.url, fetch: (address, init) => through(request, address, init), hash },
      openEventSource(url) {
        const stream = new EventSource(new URL(url, relay.url), { fetch: request });
        streams.push(stream);
        return stream;
      },
    });
    await page.core.core.load();
    page.connect();
    return page;
  }
  t.after(async () => {
    for (const stream of streams) stream.close();
    await relay.stop();
  });
  return { app: await openPage(), request, openPage };
}

/**
 * Waits until a signal has a value.
 *
 * @template Value
 * @param {{ value: Value, subscribe(listener: (value: Value) => void): () => void }} signal
 * @param {(value: Value) => boolean} isWanted
 * @returns {Promise<Value>}
 */
export function settled(signal, isWanted) {
  return new Promise((resolve) => {
    /** @type {(() => void) | undefined} */
    let stop;
    stop = signal.subscribe((value) => {
      if (!isWanted(value)) return;
      // The first notification comes before `subscribe` returns.
      queueMicrotask(() => stop?.());
      resolve(value);
    });
  });
}
