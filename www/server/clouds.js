// @ts-check

/** @import { Cloud } from 'graph-call-transfer' */

/**
 * What a national cloud consists of: where Graph is, and who gives the tokens for it.
 *
 * @typedef {{ graphRoot: string, authority: string }} CloudAddresses
 */

/** @type {Readonly<Record<Cloud, CloudAddresses>>} */
export const clouds = {
  global: { graphRoot: 'https://graph.microsoft.com', authority: 'https://login.microsoftonline.com' },
  usGovernmentL4: { graphRoot: 'https://graph.microsoft.us', authority: 'https://login.microsoftonline.us' },
  usGovernmentL5: { graphRoot: 'https://dod-graph.microsoft.us', authority: 'https://login.microsoftonline.us' },
  china: { graphRoot: 'https://microsoftgraph.chinacloudapi.cn', authority: 'https://login.chinacloudapi.cn' },
};

/**
 * @param {string} name
 * @returns {name is Cloud}
 */
export function isCloud(name) {
  return Object.hasOwn(clouds, name);
}
