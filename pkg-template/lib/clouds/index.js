// @ts-check
/** The addresses of the national clouds. It needs neither the wasm module nor `init`. */

/** @typedef {typeof import('../../types/clouds.js')} Api */

/** @type {Api['clouds']} */
export const clouds = Object.freeze({
  global: addresses('https://graph.microsoft.com', 'https://login.microsoftonline.com'),
  usGovernmentL4: addresses('https://graph.microsoft.us', 'https://login.microsoftonline.us'),
  usGovernmentL5: addresses('https://dod-graph.microsoft.us', 'https://login.microsoftonline.us'),
  china: addresses('https://microsoftgraph.chinacloudapi.cn', 'https://login.chinacloudapi.cn'),
});

/**
 * @param {string} graphRoot
 * @param {string} authority
 */
function addresses(graphRoot, authority) {
  return Object.freeze({ graphRoot, authority });
}
