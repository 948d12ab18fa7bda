import { describeTransfer } from 'graph-call-transfer/requests';
import { withPlaceholder } from '../../model/missing-call-id.js';
import type { App } from '../../store/app.js';
import { texts } from '../../texts/index.js';
import { useApp } from '../../ui/app-context.js';

/** A variable of a shell, in the place of the token. */
const TOKEN_PLACEHOLDER = '$GRAPH_TOKEN';

/** Writes the request as it goes over the wire, with a placeholder for the token. */
export function httpText(app: App): string | undefined {
  const { readable } = app.checks;
  if (!readable.value) return undefined;
  const request = describeTransfer(readable.value, app.destinations.endpoint.value);
  const headers = {
    Authorization: `Bearer ${TOKEN_PLACEHOLDER}`,
    ...request.headers,
    'Content-Length': new TextEncoder().encode(request.body).length,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return withPlaceholder([`${request.method} ${request.url} HTTP/1.1`, ...lines, '', request.body].join('\n'));
}

/** The exact HTTP request, to be read and selected. */
export function HttpView() {
  const app = useApp();
  const text = httpText(app);
  if (text === undefined) return <p class="empty">{texts.request.httpMissing}</p>;
  return (
    <>
      <textarea class="code" dir="ltr" rows={20} aria-label={texts.request.httpText} readOnly value={text} />
      {app.checks.isCallIdMissing.value && <p class="meaning">{texts.request.callIdMissing}</p>}
    </>
  );
}
