// @ts-check
/** What a page does with the package; the result is plain data, which a test can look at. */

/** @typedef {typeof import('graph-call-transfer')} Api */

const input = {
  callId: '341a0500-d4bf-4224-8b19-1581168d328b',
  target: { user: { id: '550fae72-d251-43ec-868c-373732c2704f' } },
};

/**
 * Calls too early, loads, builds, sends.
 *
 * @param {Api} api
 * @param {string} baseUrl of a server that accepts
 */
async function transfer(api, baseUrl) {
  const options = { token: 'token-of-the-page', endpoint: { baseUrl } };
  const early = [
    told(await failure(() => api.buildTransfer(input))),
    told(await failure(() => api.sendTransfer(input, options))),
  ];
  const loads = [api.init(), api.init()];
  const loadedOnce = loads[0] === loads[1];
  await Promise.all(loads);
  const request = api.buildTransfer(input);
  const { elapsedMs, ...answer } = await api.sendTransfer(request, options);
  const issues = api.parseTransfer(input.callId, '{"transferTarget": {},}').issues.map(({ code }) => code);
  return { early, loadedOnce, kind: request.kind, answer, issues };
}

/**
 * Reads bodies and follows a transfer to its end.
 *
 * @param {Api} api
 * @param {string} baseUrl of a server that accepts
 */
async function follow(api, baseUrl) {
  const early = [
    told(await failure(() => api.parseNotifications('{}'))),
    told(await failure(() => new api.TransferTracker())),
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
 * Does what goes wrong only in browsers.
 *
 * @param {Api} api
 * @param {string} baseUrl of a server that knows nothing of CORS
 */
async function failures(api, baseUrl) {
  const missing = told(await failure(() => api.init('/page/missing.wasm')));
  await api.init();
  const options = { token: 'token-of-the-page', endpoint: { baseUrl } };
  const refused = told(await failure(() => api.sendTransfer(input, options)));
  const controller = new AbortController();
  const aborting = (/** @type {string} */ url, /** @type {RequestInit} */ init) => {
    const answer = fetch(url, init);
    controller.abort('the user left');
    return answer;
  };
  const sending = { token: null, endpoint: { baseUrl: location.origin }, signal: controller.signal, fetch: aborting };
  const aborted = await failure(() => api.sendTransfer(input, sending));
  return { missing, refused, aborted: { ...told(aborted), cause: aborted.cause } };
}

/**
 * Loads where the policy of the page forbids it.
 *
 * @param {Api} api
 */
async function forbidden(api) {
  return told(await failure(() => api.init()));
}

/**
 * Sends to a server that has more to say than a page of another origin may read.
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
function told({ name, code, message, delivered, hint }) {
  return { name, code, message, delivered, hint };
}
