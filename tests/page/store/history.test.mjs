// @ts-check
/** The history of the page, and the permalinks of its transfers. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createHistoryStore, createTestApp, lateStore } from '../app.mjs';

const ABOUT = { mode: 'simulated', version: '0', canSend: true };
const CALL_ID = '341a0500-d4bf-4224-8b19-1581168d328b';
const TRANSFER_ID = 'a0ec4b5f-7a67-4b33-a0d0-95e2a7c8f2c1';
const HEIDI = { user: { id: '550fae72-d251-43ec-868c-373732c2704f', displayName: 'Heidi Steen' } };
const START = {
  ...{ kind: 'transfer', at: 1000, transferId: TRANSFER_ID, sequence: 0, callId: CALL_ID },
  body: JSON.stringify({ transferTarget: { endpointType: 'default', identity: HEIDI } }),
};
const REFUSED = { kind: 'refused', status: 403, mayBeInProgress: false, error: { code: '7505', message: 'No.' } };
const END = { ...START, kind: 'response', at: 1100, sequence: 1, response: REFUSED };

/** A record of the relay. @param {string} transferId @param {number} startedAt */
const record = (transferId, startedAt) => ({
  ...{ transferId, callId: CALL_ID, id: `${startedAt}-0`, lastId: `${startedAt}-1`, startedAt },
  ...{ outcome: 'refused', scenario: 'blind' },
});

/**
 * Creates a page whose relay has transfers.
 *
 * @param {Record<string, (address: URL) => unknown>} routes by path
 */
function createPage(routes) {
  /** @type {string[]} */
  const asked = [];
  const app = createTestApp({
    fetch: async (address) => {
      const url = new URL(address, 'http://localhost/');
      asked.push(`${url.pathname}${url.search}`);
      /** @type {Record<string, ((address: URL) => unknown) | undefined>} */
      const all = { '/api/about': () => ABOUT, ...routes };
      const body = all[url.pathname]?.(url);
      return body === undefined ? new Response('', { status: 404 }) : Response.json(body);
    },
  });
  return { app, asked };
}

/** Waits until something is so. @param {() => unknown} isSo */
async function until(isSo) {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 10));
}

test('the history lists what the relay knows, filtered by the relay, page by page', async () => {
  const { app, asked } = createPage({
    '/api/transfers': ({ searchParams }) =>
      searchParams.has('before')
        ? { transfers: [record('B', 1)], total: 2, counts: { refused: 2 } }
        : { transfers: [record('A', 2)], next: '2-0', total: 2, counts: { refused: 2 } },
  });
  await app.about.loadAbout();
  const history = lateStore(app, createHistoryStore);
  app.view.view.value = 'history';
  history.filterBy({ q: 'heidi', outcomes: ['refused', 'failed'] });
  await until(() => history.relayHistory.peek() === 'known');
  assert.equal(asked.at(-1), '/api/transfers?q=heidi&outcome=refused&outcome=failed');
  assert.equal(history.csvAddress.peek(), 'api/transfers.csv?q=heidi&outcome=refused&outcome=failed');
  history.loadMore();
  await until(() => history.rows.peek().length === 2);
  assert.match(asked.at(-1) ?? '', /before=2-0$/);
  assert.deepEqual([history.next.peek(), history.counts.peek()], [undefined, { refused: 2 }]);
  history.filterBy({ q: '', outcomes: undefined });
  assert.deepEqual(history.filters.peek(), {});
});

test('without an answer of the relay the history says so, and lists the transfers of the browser', async () => {
  const { app } = createPage({});
  await app.about.loadAbout();
  const history = lateStore(app, createHistoryStore);
  app.events.takeEvent(START, '1-0');
  app.view.view.value = 'history';
  await until(() => history.relayHistory.peek() === 'failed');
  assert.deepEqual(
    history.rows.peek().map((/** @type {any} */ { facts }) => facts.transferId),
    [TRANSFER_ID],
  );
});

test('a permalink shows a transfer that ended long ago, as the relay recorded it', async () => {
  const events = [START, END].map((event, index) => ({ id: `1-${index}`, event }));
  const { app } = createPage({ [`/api/transfers/${TRANSFER_ID}`]: () => ({ transfer: {}, events }) });
  await app.about.loadAbout();
  app.permalinks.markReady();
  app.env.location.hash = `#t=${TRANSFER_ID.toUpperCase()}`;
  await app.permalinks.follow();
  const { recording, played } = app.recordings.shown.peek();
  assert.deepEqual(
    [recording.id, recording.origin, played.rows.map((/** @type {any} */ { kind }) => kind)],
    [TRANSFER_ID, 'relay', ['sent', 'response']],
  );
});

test('a permalink to a transfer that the relay does not know shows none, and says so', async () => {
  const { app } = createPage({});
  await app.about.loadAbout();
  app.permalinks.markReady();
  app.env.location.hash = `#t=${TRANSFER_ID}`;
  await app.permalinks.follow();
  assert.equal(app.recordings.shownId.peek(), undefined);
  assert.equal(app.announcer.announcement.peek().text(), 'The relay doesn’t know this transfer any more.');
});
