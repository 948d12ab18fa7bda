// @ts-check
import { createHash } from 'node:crypto';
import { MAX_NAME_LENGTH } from './sessions.js';

/** The style, with the colours of the console's page in both of its themes. */
const STYLE = `
:root { color-scheme: light dark; --back: #f5f5f5; --card: #fff; --text: #242424; --line: #616161; --brand: #5b5fc7; --danger: #b10e1c; }
@media (prefers-color-scheme: dark) { :root { --back: #141414; --card: #292929; --text: #fff; --line: #adadad; --brand: #5b5fc7; --danger: #e37d80; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 16px; background: var(--back); color: var(--text); font: 1rem/1.5 "Segoe UI", system-ui, sans-serif; }
main { width: 100%; max-width: 24rem; padding: 24px; background: var(--card); border-radius: 8px; }
h1 { margin: 0 0 8px; font-size: 1.25rem; }
p { margin: 0 0 16px; }
label { display: block; font-weight: 600; }
input, button { width: 100%; min-height: 44px; padding: 8px 12px; border-radius: 4px; font: inherit; }
input { margin: 4px 0 16px; border: 1px solid var(--line); background: var(--card); color: inherit; }
input[aria-invalid="true"] { border-color: var(--danger); }
button { border: 1px solid transparent; background: var(--brand); color: #fff; font-weight: 600; cursor: pointer; }
:focus-visible { outline: 2px solid var(--text); outline-offset: 2px; }
#problem { color: var(--danger); }
`;

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** The content security policy of the page: its style, and its form to this server. */
export const SIGN_IN_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${STYLE_HASH}'`,
  "form-action 'self'",
  'img-src data:',
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join(';');

/**
 * Returns the HTML of the sign-in page.
 *
 * @param {string} [problem] the reason why the last attempt failed, as a sentence without any content of the request
 */
export function signInPage(problem) {
  const alert = problem === undefined ? '' : `\n      <p id="problem" role="alert">${problem}</p>`;
  const marks = problem === undefined ? '' : ' aria-invalid="true" aria-describedby="problem"';
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Sign in – Transfer console</title>
    <link rel="icon" href="data:,">
    <style>${STYLE}</style>
  </head>
  <body>
    <main>
      <h1>Transfer console</h1>
      <p>Sign in with the operator secret. The administrator of this console has it.</p>${alert}
      <form method="post" action="/login">
        <label for="secret">Operator secret</label>
        <input id="secret" name="secret" type="password" autocomplete="current-password" required autofocus${marks}>
        <label for="name">Your name (optional)</label>
        <input id="name" name="name" type="text" maxlength="${MAX_NAME_LENGTH}" autocomplete="name" aria-describedby="name-use">
        <p id="name-use">The history shows it beside the transfers that you send.</p>
        <button type="submit">Sign in</button>
      </form>
    </main>
  </body>
</html>
`;
}
