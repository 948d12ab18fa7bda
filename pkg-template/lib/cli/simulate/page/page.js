// @ts-check
/** The page of a local Graph: lists the requests of the app and the notifications that were sent, newest first. */

/** @import { GraphEvent } from '../events.js' */

const list = element('events');
const state = element('state');
const select = /** @type {HTMLSelectElement} */ (element('profile'));

/** @param {string} id */
function element(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no element ${id}.`);
  return found;
}

/**
 * @param {string} tag
 * @param {string} text
 * @param {string} [className]
 */
function create(tag, text, className) {
  const created = document.createElement(tag);
  created.textContent = text;
  if (className !== undefined) created.className = className;
  return created;
}

/** @param {string} path @param {object} body */
const send = (path, body) =>
  fetch(`/_simulate/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

/** @param {GraphEvent} event */
function show(event) {
  element('empty').hidden = true;
  const { label, subject, status, isFailed, texts } = describe(event);
  const summary = document.createElement('summary');
  const time = create('time', new Date(event.at).toLocaleTimeString());
  summary.append(time, create('span', label), create('span', subject), create('span', status, 'status'));
  const details = document.createElement('details');
  details.append(summary, ...texts.map((text) => create('pre', pretty(text))));
  const item = create('li', '', isFailed ? 'failed' : '');
  item.append(details);
  list.prepend(item);
}

/** @param {GraphEvent} event */
function describe(event) {
  if (event.kind === 'request') {
    const { method, path, status, body, response } = event;
    const texts = [body, response].filter((text) => text !== undefined);
    return {
      label: method,
      subject: path,
      status: String(status ?? 'no response'),
      isFailed: (status ?? 599) >= 400,
      texts,
    };
  }
  const { url, attempt, body } = event;
  const status = attempt ? String(attempt.status ?? attempt.error) : 'not posted: there is no webhook';
  const again = attempt && attempt.number > 1 ? ` (attempt ${attempt.number})` : '';
  return {
    label: 'notify',
    subject: `${url ?? event.callId}${again}`,
    status,
    isFailed: !attempt?.status || attempt.status >= 400,
    texts: [body],
  };
}

/** @param {string} text */
function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

const { profile, profiles } = await (await fetch('/_simulate/state')).json();
for (const { name, title } of profiles) {
  const option = /** @type {HTMLOptionElement} */ (create('option', title));
  option.value = name;
  option.selected = name === profile;
  select.append(option);
}
select.addEventListener('change', () => send('profile', { profile: select.value }));
element('play').addEventListener('click', () =>
  send('trigger', { profile: select.value }).then((response) => response.text()),
);
element('clear').addEventListener('click', () => {
  list.replaceChildren();
  element('empty').hidden = false;
});

let lastId = 0;
const source = new EventSource('/_simulate/events');
source.addEventListener('open', () => {
  state.textContent = 'connected';
});
source.addEventListener('error', () => {
  state.textContent = 'disconnected';
});
source.addEventListener('message', ({ data }) => {
  /** @type {GraphEvent} */
  const event = JSON.parse(data);
  // After a reconnection the stream begins with known events.
  if (event.id <= lastId) return;
  lastId = event.id;
  show(event);
});
