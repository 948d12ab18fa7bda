// @ts-check
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

const DIST = fileURLToPath(new URL('../../www/dist/', import.meta.url));

/** The sub-folder that the page lies in. */
const FOLDER = '/tools/transfer/';

/** Plain servers know no more; wasm is bytes to many of them. @type {Readonly<Record<string, string>>} */
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

/**
 * Serves the built page as any web server would: from a sub-folder, without a relay, and without a header for its policy.
 *
 * @param {object} [options]
 * @param {boolean} [options.isFallingBack] whether it gives its page for every address, as those for single pages do
 */
export async function servePlainly({ isFallingBack = false } = {}) {
  /** @type {string[]} */
  const asked = [];
  const server = createServer(async ({ url = '' }, response) => {
    const path = url.split('?')[0] ?? '';
    asked.push(path);
    const file = path === FOLDER ? 'index.html' : path.slice(FOLDER.length);
    const isThere = path.startsWith(FOLDER) && !file.includes('..');
    const bytes = isThere ? await readFile(DIST + file).catch(() => undefined) : undefined;
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    if (bytes) response.writeHead(200, { 'Content-Type': type }).end(bytes);
    else if (isFallingBack && isThere) {
      response.writeHead(200, { 'Content-Type': 'text/html' }).end(await readFile(`${DIST}index.html`));
    } else response.writeHead(404, { 'Content-Type': 'text/html' }).end('<h1>Not found</h1>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}${FOLDER}`,
    /** The paths that were asked for. */
    asked,
    folder: FOLDER,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
