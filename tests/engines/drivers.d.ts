// Installed by `npm run engines` only, so that the other checks do without their types.

declare module 'puppeteer-core';
declare module 'selenium-webdriver';
