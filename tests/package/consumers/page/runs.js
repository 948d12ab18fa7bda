// @ts-check
/** Uses the package in a page; the results are plain data, which a test can compare. */

/** @typedef {typeof import('graph-call-transfer')} Api */

const input = {
  callId: '341a0500-d4bf-4224-8b19-1581168d328b',
  target: { user: { id: '550fae72-d251-43ec-868c-373732c2704f' } },
};

/**
 * Calls functions before init(), loads the module, builds and sends a transfer.
 *
 * @param {Api} api
 * @param {string} baseUrl of a server that accepts
 */
async function transfer(api, baseUrl) {
  const options = { token: 'token-of-the-page', endpoint: { baseUrl } };
  const early = [
    summary(await failure(() => api.buildTransfer(input))),
    summary(await failure(() => api.sendTransfer(input, options))),
  ];
  await Promise.all([api.init(), api.init()]);
  const loaded = performance.getEntriesByType('resource').flatMap(({ name }) => (name.endsWith('.wasm') ? [name] : []));
  const loadedOnce = loaded.length > 0 && new Set(loaded).size === loaded.length;
  const request = api.buildTransfer(input);
  const { elapsedMs, ...response } = await api.sendTransfer(request, options);
  const issues = api.parseTransfer(input.callId, '{"transferTarget": {},}').issues.map(({ code }) => code);
  return { early, loadedOnce, kind: request.kind, response, issues };
}

/**
 * Parses bodies, and follows a transfer to its end.
 *
 * @param {Api} api
 * @param {string} baseUrl of a server that accepts
 */
async function follow(api, baseUrl) {
  const early = [
    summary(await failure(() => api.parseNotifications('{}'))),
    summary(await failure(() => new api.TransferTracker())),
  ];
  await api.init();
  const tracker = new api.TransferTracker();
  const options = { token: 'token-of-the-page', endpoint: { baseUrl }, tracker };
  const transfer = await api.startTransfer(input, options);
  const waits = [
    transfer.outcome({ timeoutMs: 60_000 }),
    api.TransferTracker.restore(tracker.snapshot()).follow('x').outcome({ timeoutMs: 0 }),
  ];
  const resourceUrl = `/communications/calls/${input.callId}`;
  const entries = [
    { resourceUrl, resourceData: { state: 'transferring', note: 'é😀' } },
    { resourceUrl, changeType: 'deleted', resourceData: { state: 'terminated', terminationReason: 'AppTransferred' } },
    7,
  ];
  const text = JSON.stringify({ value: entries });
  const batch = api.parseNotifications(new TextEncoder().encode(text));
  if (batch.kind !== 'graph') throw new Error(batch.kind);
  tracker.apply(new TextEncoder().encode(text.padEnd(2_000_000)));
  const phases = [];
  for await (const { phase } of transfer) phases.push(phase);
  const outcomes = (await Promise.all(waits)).map(({ kind }) => kind);
  return { early, raw: [...batch.notifications, ...batch.rejected].map(({ raw }) => raw), entries, phases, outcomes };
}

/**
 * Causes the errors that only browsers have.
 *
 * @param {Api} api
 * @param {string} baseUrl of a server that knows nothing of CORS
 */
async function failures(api, baseUrl) {
  const missing = summary(await failure(() => api.init({ tools: '/page/missing.wasm' })));
  await api.init();
  const options = { token: 'token-of-the-page', endpoint: { baseUrl } };
  const refused = summary(await failure(() => api.sendTransfer(input, options)));
  const controller = new AbortController();
  const aborting = (/** @type {string} */ url, /** @type {RequestInit} */ init) => {
    const response = fetch(url, init);
    controller.abort('the user left');
    return response;
  };
  const sending = { token: null, endpoint: { baseUrl: location.origin }, signal: controller.signal, fetch: aborting };
  const aborted = await failure(() => api.sendTransfer(input, sending));
  return { missing, refused, aborted: { ...summary(aborted), cause: aborted.cause } };
}

/**
 * Loads the module although the policy of the page forbids it.
 *
 * @param {Api} api
 */
async function forbidden(api) {
  return summary(await failure(() => api.init()));
}

/**
 * Sends to a server whose headers a page of another origin cannot read.
 *
 * @param {Api} api
 * @param {string} baseUrl
 */
async function send(api, baseUrl) {
  Math.random = () => 0;
  await api.init();
  return api.sendTransfer(input, { token: 'token-of-the-page', endpoint: { baseUrl } });
}

export const runs = { transfer, follow, failures, forbidden, send };

/**
 * @param {() => unknown} call
 * @returns {Promise<any>}
 */
async function failure(call) {
  try {
    await call();
  } catch (error) {
    return error;
  }
  throw new Error('there was no error');
}

/** @param {any} error */
function summary({ name, code, message, delivered, hint }) {
  return { name, code, message, delivered, hint };
}
