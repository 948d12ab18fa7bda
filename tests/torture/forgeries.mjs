// @ts-check
/** Forged and malformed tokens, discovery documents and key sets, beside valid ones. */

import assert from 'node:assert/strict';
import { sign } from 'node:crypto';
import {
  APP_ID,
  base64url,
  claims,
  keyPair,
  NOW,
  NOW_SECONDS,
  OTHER_APP_ID,
  publicJwk,
  serveSender,
  token,
} from '../package/support/sender.mjs';
import { entry, post, webhookFor } from '../package/support/webhook.mjs';
import { mutated } from './mutation.mjs';

/** @import { Pass } from './pass.mjs' */
/** @import { Random } from './random.mjs' */

const PUBLISHED = ['first', 'second', 'ec', 'short'];
const KNOWN_IDS = ['first', 'second'];

/** Claims each of which makes a token invalid, whoever signed it. */
const INVALID_CLAIMS = [
  ...[undefined, null, '', 0, [], {}, OTHER_APP_ID, [OTHER_APP_ID], { [APP_ID]: 1 }, `${APP_ID} `].map((aud) => ({
    aud,
  })),
  ...[
    undefined,
    null,
    '',
    'https://api.botframework.com/',
    'https://API.botframework.com',
    ['https://api.botframework.com'],
  ].map((iss) => ({ iss })),
  ...[undefined, null, 0, -1, NOW_SECONDS - 300, 'later', [NOW_SECONDS + 60], true].map((exp) => ({ exp })),
  ...[NOW_SECONDS + 301, 1e300, 'now', null].map((nbf) => ({ nbf })),
  ...[undefined, null, 7, [], {}, 'contoso.com', '{72f988bf-86f1-41af-91ab-2d7cd011db47', ''].map((tid) => ({ tid })),
];

/** Headers each of which makes a token invalid, whoever signed it. */
const INVALID_HEADERS = [
  ...[undefined, null, '', 'none', 'None', 'HS256', 'RS', 'rs256', 'PS256', 'ES256', 'EdDSA', ['RS256'], {}].map(
    (alg) => ({ alg }),
  ),
  ...[
    undefined,
    null,
    '',
    7,
    ['first'],
    'FIRST',
    'first ',
    '__proto__',
    'constructor',
    '../first',
    'ec',
    'x'.repeat(300),
  ].map((kid) => ({ kid })),
  ...[{ crit: ['exp'] }, { b64: false }, { zip: 'DEF' }, { enc: 'A128GCM' }, { crit: [] }],
];

/** @param {Pass} pass */
export async function attack(pass) {
  const sender = await serveSender(pass, PUBLISHED);
  const verifications = countVerifications(pass);
  let stored = 0;
  const store = () => {
    stored += 1;
  };
  const { webhook } = webhookFor(sender, { store });

  let expected = 0;
  let signed = 0;
  for (let round = pass.rounds(60, 600); round > 0; round -= 1) {
    const forged = Array.from({ length: 20 }, () => forge(pass.random));
    signed += forged.filter(({ isVerified }) => isVerified).length;
    // Valid ones among them: each is a token that was not seen before.
    const valid = token({ payload: claims({ jti: `${pass.seed}-${round}` }) });
    const responses = await Promise.all(
      [...forged.map(({ text }) => text), valid].map((text) => webhook(post({ authorization: `Bearer ${text}` }))),
    );
    const statuses = responses.map(({ status }) => status);
    assert.equal(statuses.pop(), 202, 'a valid token was refused');
    for (const [at, status] of statuses.entries()) {
      assert.ok([401, 403, 503].includes(status), `${status} for ${forged[at]?.text}`);
    }
    expected += 1;
    pass.count('forged tokens', forged.length);
    pass.count('valid tokens');
  }
  assert.equal(stored, expected, 'a delivery with a forged token was stored');
  assert.ok(verifications.count <= signed + expected, `${verifications.count} signatures were verified`);
  await flood(pass, sender, verifications);
  await forgeDocuments(pass);
}

/**
 * Sends tokens with unknown keys: none costs a signature, and the key server is not asked for each.
 * @param {Pass} pass
 * @param {Awaited<ReturnType<typeof serveSender>>} sender
 * @param {{ count: number }} verifications
 */
async function flood(pass, sender, verifications) {
  const { webhook } = webhookFor(sender);
  await webhook(post());
  const [before, requests] = [verifications.count, sender.requests.length];
  const [, payload, signature] = token().split('.');
  for (let round = pass.rounds(10, 100); round > 0; round -= 1) {
    const unknown = Array.from({ length: 200 }, (_, at) => {
      const header = base64url(JSON.stringify({ alg: 'RS256', kid: `${round}-${at}-${pass.random.below(1e9)}` }));
      return webhook(post({ authorization: `Bearer ${header}.${payload}.${signature}` }));
    });
    const valid = webhook(post({ authorization: `Bearer ${token({ payload: claims({ jti: `flood-${round}` }) })}` }));
    assert.equal((await valid).status, 202, 'a valid token was refused in the flood');
    for (const { status } of await Promise.all(unknown)) assert.ok([401, 503].includes(status), String(status));
    pass.count('unknown keys', unknown.length);
  }
  assert.equal(verifications.count - before, pass.rounds(10, 100), 'a token with an unknown key cost a signature');
  assert.ok(sender.requests.length <= requests + 2, `${sender.requests.length - requests} requests for keys`);
}

/**
 * Changes the documents of the sender: a token of a foreign key is never accepted, and no document breaks the webhook.
 * @param {Pass} pass
 */
async function forgeDocuments(pass) {
  const keysUrl = 'https://keys.example/keys';
  const documents = [
    JSON.stringify({ issuer: 'x', jwks_uri: keysUrl, id_token_signing_alg_values_supported: ['RS256'] }),
  ];
  const keySets = [
    JSON.stringify({ keys: [publicJwk('first'), { ...publicJwk('second'), use: undefined }, publicJwk('ec')] }),
  ];
  const foreign = `Bearer ${token({ key: 'foreign', header: { kid: 'first' } })}`;
  const valid = `Bearer ${token()}`;
  for (let round = pass.rounds(300, 3_000); round > 0; round -= 1) {
    const document = pass.random.onceIn(3) ? mutated(pass.random, documents) : documents[0];
    const keySet = mutated(pass.random, keySets);
    const discovery = `https://sender.example/${round}`;
    const fetch = async (/** @type {string | URL | Request} */ url) =>
      new Response(String(url) === discovery ? document : keySet);
    for (const authorization of [foreign, valid]) {
      const outcome = await entry
        .verifyNotificationToken(authorization, { appId: APP_ID, discovery, fetch, clock: () => NOW })
        .catch((error) => error);
      if (entry.isWebhookError(outcome)) assert.match(outcome.code, /^(keysUnavailable|keyUnknown|signatureInvalid)$/);
      else
        assert.equal(authorization, valid, `a foreign token was accepted with ${document} and ${keySet}: ${outcome}`);
    }
    pass.count('changed documents');
  }
}

/**
 * Makes a token that is invalid.
 * @param {Random} random
 * @returns {{ text: string, isVerified: boolean }} and whether its signature may be verified
 */
function forge(random) {
  const key = random.oneOf(KNOWN_IDS);
  const other = () => base64url(JSON.stringify(claims({ jti: random.below(1e9) })));
  switch (random.below(7)) {
    case 0:
      return { text: token({ payload: claims(random.oneOf(INVALID_CLAIMS)), key }), isVerified: true };
    case 1: {
      const header = { typ: 'JWT', alg: 'RS256', kid: key, ...random.oneOf(INVALID_HEADERS) };
      return { text: signed(header, claims(), key), isVerified: false };
    }
    case 2:
      return { text: token({ key: 'foreign', header: { kid: key } }), isVerified: true };
    case 3: {
      const [header, , signature] = token({ key }).split('.');
      return { text: `${header}.${other()}.${signature}`, isVerified: true };
    }
    case 4: {
      const [header, payload] = token({ key }).split('.');
      const bytes = Buffer.from(
        Array.from({ length: random.oneOf([0, 1, 255, 256, 257, 512]) }, () => random.below(256)),
      );
      return { text: `${header}.${payload}.${bytes.toString('base64url')}`, isVerified: true };
    }
    case 5: {
      const valid = token({ key });
      const at = random.below(valid.length - 3);
      const letter = valid[at] === 'A' ? 'B' : 'A';
      // Not one of the last letters of a part: they have unused bits.
      const changed = /^\w[\w-][\w-]/.test(valid.slice(at))
        ? valid.slice(0, at) + letter + valid.slice(at + 1)
        : `${valid}A`;
      return { text: changed, isVerified: true };
    }
    default: {
      const parts = token({ key, payload: claims(random.oneOf(INVALID_CLAIMS)) }).split('.');
      return { text: mutated(random, [parts.join('.')]).replace(/[^\x21-\x7e]/g, '_') || '_', isVerified: true };
    }
  }
}

/**
 * Signs any header, also one whose algorithm is another.
 * @param {object} header
 * @param {object} payload
 * @param {string} key
 */
function signed(header, payload, key) {
  const text = `${base64url(JSON.stringify(header))}.${base64url(JSON.stringify(payload))}`;
  return `${text}.${sign('sha256', Buffer.from(text), keyPair(key).privateKey).toString('base64url')}`;
}

/**
 * Counts the signatures that are verified from now on.
 * @param {Pass} pass
 */
function countVerifications(pass) {
  const { subtle } = globalThis.crypto;
  const { verify } = subtle;
  const verifications = { count: 0 };
  subtle.verify = (...args) => {
    verifications.count += 1;
    return verify.apply(subtle, args);
  };
  pass.after(() => {
    subtle.verify = verify;
  });
  return verifications;
}
