// @ts-check
/** MiniBrowser of WebKitGTK, controlled by WebDriver, on a virtual display. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { freePort } from '../hosts/ports.mjs';
import { named, onPath } from '../tools/system.mjs';

/** The folder in which Debian installs the programs of libraries. */
const LIBRARIES = '/usr/lib';
/** For the driver to listen, and for an element to exist. */
const TIMEOUT_MS = 60_000;

/** @type {import('./engine.js').Engine} */
export const webkit = {
  name: 'WebKitGTK',
  packages: ['webkit2gtk-driver', 'xvfb'],
  find() {
    const isComplete = ['WebKitWebDriver', 'xvfb-run'].every((program) => onPath([program]));
    return isComplete ? (named('MINIBROWSER') ?? miniBrowser()) : undefined;
  },

  async start(binary) {
    const { Builder, By, Capabilities, until } = await import('selenium-webdriver');
    const port = await freePort();
    const driver = spawn('xvfb-run', ['-a', 'WebKitWebDriver', `--port=${port}`], {
      // Its sandbox and its compositor do not work in a container.
      env: {
        ...process.env,
        WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
        WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      },
      stdio: 'ignore',
      // A group of its own, so that the programs that xvfb-run starts can be ended too.
      detached: true,
    });
    const end = async () => {
      if (driver.exitCode !== null || driver.pid === undefined) return;
      const exit = once(driver, 'exit');
      process.kill(-driver.pid, 'SIGTERM');
      await exit;
    };
    try {
      const server = `http://127.0.0.1:${port}`;
      await listening(server);
      const capabilities = new Capabilities({
        browserName: 'MiniBrowser',
        'webkitgtk:browserOptions': { binary, args: ['--automation'] },
      });
      const session = await new Builder().usingServer(server).withCapabilities(capabilities).build();
      const find = (/** @type {string} */ xpath) => session.wait(until.elementLocated(By.xpath(xpath)), TIMEOUT_MS);
      return {
        open: (url) => session.get(url),
        click: async (xpath) => (await find(xpath)).click(),
        text: async (xpath) => (await find(xpath)).getText(),
        value: async (xpath) => (await find(xpath)).getProperty('value'),
        async close() {
          await session.quit();
          await end();
        },
      };
    } catch (error) {
      await end();
      throw error;
    }
  },
};

/** Finds it beside the library: Debian uses a folder for each architecture and version of the library. */
function miniBrowser() {
  if (!existsSync(LIBRARIES)) return undefined;
  const found = readdirSync(LIBRARIES)
    .filter((folder) => folder.includes('-linux-gnu'))
    .flatMap((folder) => ['4.1', '4.0', '6.0'].map((api) => `${LIBRARIES}/${folder}/webkit2gtk-${api}/MiniBrowser`));
  return found.find((path) => existsSync(path));
}

/** @param {string} server */
async function listening(server) {
  const deadline = Date.now() + TIMEOUT_MS;
  for (;;) {
    const response = await fetch(`${server}/status`).catch(() => undefined);
    if (response?.ok) return;
    if (Date.now() > deadline) throw new Error('WebKitWebDriver did not start to listen.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
