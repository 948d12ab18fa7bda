// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createProxyTrust } from '../../www/server/access/proxy-trust.js';

/** @type {[string, readonly string[], string, number, boolean][]} the list, the address and its hop */
const CASES = [
  ['the loopback address', [], '127.0.0.1', 0, true],
  ['the IPv6 loopback address', [], '::1', 0, true],
  ['a mapped loopback address', [], '::ffff:127.0.0.1', 0, true],
  ['a private address', [], '10.1.2.3', 0, true],
  ['a unique local address', [], 'fd12::1', 0, true],
  ['a public address', [], '203.0.113.1', 0, false],
  ['a private address before the nearest proxy', [], '10.1.2.3', 1, false],
  ['a listed address', ['203.0.113.1'], '203.0.113.1', 0, true],
  ['a listed address before the nearest proxy', ['203.0.113.1', '10.0.0.0/8'], '10.1.2.3', 1, true],
  ['an address of a listed IPv6 subnet', ['2001:db8::/32'], '2001:db8::7', 3, true],
  ['a private address that is not listed', ['203.0.113.1'], '10.1.2.3', 0, false],
  ['a text that is not an address', [], 'unknown', 0, false],
];
for (const [what, list, address, hop, isTrusted] of CASES) {
  test(`proxy trust ${isTrusted ? 'includes' : 'excludes'} ${what}`, () => {
    assert.equal(createProxyTrust(list)(address, hop), isTrusted);
  });
}
