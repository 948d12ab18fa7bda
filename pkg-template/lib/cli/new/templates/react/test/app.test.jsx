// @vitest-environment jsdom
/** The page with its real server over HTTP, and the simulator of the package as Graph. */

import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { createSimulator } from 'graph-call-transfer/simulator';
import { afterEach, expect, test } from 'vitest';
import { App } from '../page/App.jsx';
import { createDesk } from '../src/desk.js';
import { startServer } from '../src/server.js';
import { readSettings } from '../src/settings.js';

const WAIT = { timeout: 10_000 };
const CALL = { id: '341a0500-d4bf-4224-8b19-1581168d328b' };
const endings = [];
afterEach(async () => {
  cleanup();
  for (const end of endings.splice(0)) await end();
});

/** Starts a server whose Graph behaves as a profile of the simulator. */
async function startDesk(profile) {
  const settings = readSettings({});
  const graph = createSimulator({ profile, timeScale: 0, appId: settings.appId });
  const onError = (error) => console.error(error);
  const desk = createDesk({ ...settings, token: () => graph.issueToken(), fetch: graph.fetch, onError });
  const server = await startServer(desk, 0);
  endings.push(server.close);
  graph.onDelivery(async ({ headers, body }) => {
    const { status } = await fetch(`${server.url}/api/calls`, { method: 'POST', headers, body });
    expect(status).toBe(202);
  });
  return { graph, server };
}

// `profiles` of graph-call-transfer/simulator lists every way in which a transfer can go.
test.each([
  ['complete', 'completed'],
  ['targetDeclined', 'failed'],
  ['insufficientPermissions', 'refused'],
])('with the profile %s, the operator reads %s', async (profile, kind) => {
  const { graph, server } = await startDesk(profile);
  graph.createIncomingCall(CALL);
  render(<App server={server.url} />);
  await screen.findByText(CALL.id, {}, WAIT);
  await expect.poll(() => screen.getByText('Transfer').disabled, WAIT).toBe(false);
  fireEvent.click(screen.getByText('Transfer'));
  await screen.findByText(kind, {}, WAIT);
});

test('an invalid target is explained, and nothing is sent', async () => {
  const { graph, server } = await startDesk('complete');
  graph.createIncomingCall(CALL);
  render(<App server={server.url} />);
  await screen.findByText(CALL.id, {}, WAIT);
  await expect.poll(() => screen.getByText('Transfer').disabled, WAIT).toBe(false);
  fireEvent.change(screen.getByLabelText('Target'), { target: { value: 'x' } });
  fireEvent.click(screen.getByText('Transfer'));
  await expect.poll(() => screen.getByRole('alert').textContent, WAIT).toMatch(/GUID/);
  expect(graph.actualOutcome(CALL.id)).toBeUndefined();
});
