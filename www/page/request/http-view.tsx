import { http } from '../state/check.js';
import { texts } from '../texts/index.js';

/** A variable of a shell, in the place of the token. */
const TOKEN_PLACEHOLDER = '$GRAPH_TOKEN';

/** Writes the request as it goes over the wire, with a placeholder for the token. */
export function httpText(): string | undefined {
  const request = http.value;
  if (!request) return undefined;
  const headers = {
    Authorization: `Bearer ${TOKEN_PLACEHOLDER}`,
    ...request.headers,
    'Content-Length': new TextEncoder().encode(request.body).length,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`${request.method} ${request.url} HTTP/1.1`, ...lines, '', request.body].join('\n');
}

/** The exact HTTP request, to be read and selected. */
export function HttpView() {
  const text = httpText();
  if (text === undefined) return <p class="empty">{texts.request.httpMissing}</p>;
  return <textarea class="code" dir="ltr" rows={20} aria-label={texts.request.httpText} readOnly value={text} />;
}
