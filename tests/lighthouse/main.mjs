// @ts-check
/** Runs Lighthouse on the console, and prints its scores. */

import { startConsole } from '../page/server.mjs';

const CATEGORIES = ['performance', 'accessibility', 'best-practices'];
const AIM = 95;

/** Views, by the fragment of their address. */
const VIEWS = { transfer: '', inspect: '#inspect' };

/** @param {string} chromePath */
export async function lighthouse(chromePath) {
  const { default: runLighthouse, desktopConfig } = await import('lighthouse');
  const { launch } = await import('chrome-launcher');
  const { url, stop } = await startConsole({ args: ['--log-level', 'error'] });
  const chrome = await launch({ chromePath, chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu'] });
  try {
    for (const [view, hash] of Object.entries(VIEWS)) {
      for (const [device, config] of /** @type {const} */ ([
        ['desktop', desktopConfig],
        ['phone', undefined],
      ])) {
        // Without a simulated slow network: the scores are those of the loopback address.
        const flags = {
          port: chrome.port,
          onlyCategories: CATEGORIES,
          throttlingMethod: 'provided',
          logLevel: 'error',
        };
        const result = await runLighthouse(`${url}${hash}`, flags, config);
        if (!result) throw new Error('Lighthouse returned no result.');
        print(`${view}, ${device}`, result.lhr);
      }
    }
  } finally {
    await chrome.kill();
    await stop();
  }
}

/**
 * @param {string} title
 * @param {import('lighthouse').Result} result
 */
function print(title, { categories, audits }) {
  for (const { title: name, score, auditRefs } of Object.values(categories)) {
    const points = Math.round((score ?? 0) * 100);
    console.log(
      `${title.padEnd(18)} ${name.padEnd(16)} ${String(points).padStart(3)}${points < AIM ? `  (aim: ${AIM})` : ''}`,
    );
    for (const { id, weight } of auditRefs) {
      const audit = audits[id];
      if (weight > 0 && audit && audit.score !== null && audit.score < 0.9) {
        console.log(`    ${audit.title}${audit.displayValue ? `: ${audit.displayValue}` : ''}`);
      }
    }
  }
}
