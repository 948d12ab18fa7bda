// @ts-check
/** A first visit and a transfer that completes, in engines that Playwright cannot control as the system packages them. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { startConsole } from '../page/server.mjs';
import { engines } from './engines.mjs';

/** @import { Tab } from './engine.js' */

const example = JSON.parse(readFileSync(new URL('../fixtures/requests/beta-1.json', import.meta.url), 'utf8'));

const STATUS = "//*[@role='status']";

/** @param {string} name */
const button = (name) => `//button[normalize-space()='${name}']`;

for (const engine of engines) {
  const program = engine.find();

  test(`console works in ${engine.name}: a first visit, and a transfer that completes`, {
    skip: program === undefined && `${engine.name} is missing`,
  }, async () => {
    const { url, stop } = await startConsole();
    try {
      const tab = await engine.start(program ?? '');
      try {
        await visit(tab, url);
        await transfer(tab);
      } finally {
        await tab.close();
      }
    } finally {
      await stop();
    }
  });
}

/**
 * @param {Tab} tab
 * @param {string} url
 */
async function visit(tab, url) {
  await tab.open(url);
  assert.equal(await tab.text('//h1'), 'Transfer console');
  assert.match(await tab.text('//header'), /SIMULATOR/);
  await tab.text(`${STATUS}[contains(., 'Not complete yet')]`);
  await tab.click(button('Example'));
  await tab.text(`${STATUS}[contains(., 'Request is valid')]`);
  await tab.click("//*[@role='tab'][normalize-space()='HTTP']");
  const [, body = ''] = (await tab.value("//textarea[@aria-label='HTTP request']")).split('\n\n');
  assert.deepEqual(JSON.parse(body), example);
}

/** @param {Tab} tab */
async function transfer(tab) {
  await tab.click(button('Send transfer'));
  await tab.text("//section[@id='timeline']//h3[normalize-space()='Completed']");
  const log = await tab.text("//*[@role='log']");
  assert.match(log, /POST sent.*202.*transferring.*transferAccepted.*0\/7015 GracefulTransferCompleted/s);
}
