/** The page: the calls that came in, each with a button that transfers it. */

import { useCallback, useEffect, useState } from 'react';

const POLL_MS = 1000;

/** `server` is the origin of the server, by default that of the page. */
export function App({ server = '' }) {
  const [calls, setCalls] = useState([]);
  const [problem, setProblem] = useState('');
  const [target, setTarget] = useState('550fae72-d251-43ec-868c-373732c2704f');

  const refresh = useCallback(async () => {
    try {
      const response = await fetch(`${server}/api/calls`);
      setCalls(await response.json());
    } catch {
      setProblem('The server does not respond.');
    }
  }, [server]);

  useEffect(() => {
    refresh();
    const timer = setInterval(refresh, POLL_MS);
    return () => clearInterval(timer);
  }, [refresh]);

  async function transfer(callId) {
    setProblem('');
    const response = await fetch(`${server}/api/transfers`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ callId, target: { user: { id: target } } }),
    });
    const { problems = [] } = await response.json();
    setProblem(problems.join(' '));
    await refresh();
  }

  return (
    <main>
      <h1>Calls</h1>
      <label>
        Target <input size="40" value={target} onChange={({ target: input }) => setTarget(input.value)} />
      </label>
      <p role="alert">{problem}</p>
      {calls.length === 0 && <p>No call yet: npm run call</p>}
      <ul>
        {calls.map((call) => (
          <Call key={call.callId} call={call} onTransfer={() => transfer(call.callId)} />
        ))}
      </ul>
    </main>
  );
}

function Call({ call: { callId, isReady, phase, outcome }, onTransfer }) {
  const [isSending, setIsSending] = useState(false);
  async function send() {
    setIsSending(true);
    await onTransfer().finally(() => setIsSending(false));
  }
  return (
    <li>
      <code>{callId}</code> <output>{outcome?.kind ?? phase ?? ''}</output> {outcome?.recommendedAction}
      <button type="button" disabled={!isReady || isSending} onClick={send}>
        Transfer
      </button>
    </li>
  );
}
