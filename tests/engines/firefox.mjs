// @ts-check
/** Firefox, controlled by WebDriver BiDi. */

import { named, onPath } from '../tools/system.mjs';

/** @type {import('./engine.js').Engine} */
export const firefox = {
  name: 'Firefox',
  packages: ['firefox-esr'],
  find: () => named('FIREFOX') ?? onPath(['firefox-esr', 'firefox']),

  async start(executablePath) {
    const { default: puppeteer } = await import('puppeteer-core');
    const browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true });
    const page = await browser.newPage();
    page.setDefaultTimeout(60_000);
    const find = (/** @type {string} */ xpath) => page.waitForSelector(`::-p-xpath(${xpath})`);
    return {
      open: (url) => page.goto(url),
      click: async (xpath) => (await find(xpath)).click(),
      text: async (xpath) => (await find(xpath)).evaluate((/** @type {Element} */ one) => one.textContent),
      value: async (xpath) => (await find(xpath)).evaluate((/** @type {HTMLInputElement} */ one) => one.value),
      close: () => browser.close(),
    };
  },
};
