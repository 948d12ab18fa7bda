// @ts-check
import { BlockList, isIPv6 } from 'node:net';

/** The addresses of a proxy by default: this machine, and private and link-local networks. */
const NEIGHBOURS = [
  '127.0.0.0/8',
  '::1/128',
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '169.254.0.0/16',
  'fc00::/7',
  'fe80::/10',
];

/**
 * Creates the decision whose `X-Forwarded-For` is trusted. By default it is the nearest proxy alone, if it is on this machine or
 * in a private network: an address that a client claims before it is not trusted, whatever network the client names. With a
 * list, every listed address is trusted.
 *
 * @param {readonly string[]} trustedProxies addresses and subnets
 * @returns {(address: string, hop: number) => boolean} for `trustProxy` of Fastify; the hop 0 is the peer of the connection
 */
export function createProxyTrust(trustedProxies) {
  const isListed = trustedProxies.length > 0;
  const trusted = createSubnetList(isListed ? trustedProxies : NEIGHBOURS);
  return (address, hop) => (isListed || hop === 0) && trusted.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

/** @param {readonly string[]} subnets */
function createSubnetList(subnets) {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [address = '', prefix] = subnet.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return list;
}
