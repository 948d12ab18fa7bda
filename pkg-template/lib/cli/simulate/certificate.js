// @ts-check
/** Makes a certificate for this machine: the SDKs send a token only over https. */

import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

const DAY_MS = 86_400_000;
const LIFETIME_DAYS = 30;

/** Object identifiers, by their dotted form. */
const OID = {
  commonName: '2.5.4.3',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  subjectKeyId: '2.5.29.14',
  keyUsage: '2.5.29.15',
  altNames: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  authorityKeyId: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  serverAuth: '1.3.6.1.5.5.7.3.1',
};

/**
 * Creates a key, and a certificate that it signs itself, for `localhost` and the loopback addresses (RFC 5280).
 * @returns {{ key: string, cert: string }} both as PEM
 */
export function createCertificate() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const subjectKey = publicKey.export({ type: 'spki', format: 'der' });
  const keyId = createHash('sha256').update(subjectKey).digest().subarray(0, 20);
  const algorithm = sequence(oid(OID.ecdsaWithSha256));
  const name = sequence(
    tagged(0x31, sequence(oid(OID.commonName), tagged(0x0c, Buffer.from('Local Graph of graph-call-transfer')))),
  );
  const now = Date.now();
  const signed = sequence(
    tagged(0xa0, integer(Buffer.of(2))),
    integer(Buffer.concat([Buffer.of(1), randomBytes(15)])),
    algorithm,
    name,
    sequence(time(now - DAY_MS), time(now + LIFETIME_DAYS * DAY_MS)),
    name,
    subjectKey,
    tagged(
      0xa3,
      sequence(
        extension(OID.basicConstraints, sequence(tagged(0x01, Buffer.of(0xff))), true),
        // Signs itself and, as a server, its handshakes: keyCertSign and digitalSignature.
        extension(OID.keyUsage, tagged(0x03, Buffer.of(2, 0b1000_0100)), true),
        extension(OID.extendedKeyUsage, sequence(oid(OID.serverAuth))),
        extension(OID.subjectKeyId, tagged(0x04, keyId)),
        extension(OID.authorityKeyId, sequence(tagged(0x80, keyId))),
        extension(
          OID.altNames,
          sequence(
            tagged(0x82, Buffer.from('localhost')),
            tagged(0x87, Buffer.of(127, 0, 0, 1)),
            tagged(0x87, Buffer.concat([Buffer.alloc(15), Buffer.of(1)])),
          ),
        ),
      ),
    ),
  );
  const signature = tagged(0x03, Buffer.concat([Buffer.of(0), sign('sha256', signed, privateKey)]));
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { key, cert: toPem(sequence(signed, algorithm, signature)) };
}

/** @param {Buffer} der */
function toPem(der) {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

/**
 * Writes a value with its tag and its length (DER, X.690).
 * @param {number} tag
 * @param {Buffer} content
 */
function tagged(tag, content) {
  const { length } = content;
  const bytes = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...bytes), content]);
}

/** @param {Buffer[]} parts */
const sequence = (...parts) => tagged(0x30, Buffer.concat(parts));
/** @param {Buffer} bytes of a positive number */
const integer = (bytes) => tagged(0x02, bytes);

/** @param {string} dotted */
function oid(dotted) {
  const [first = 0, second = 0, ...others] = dotted.split('.').map(Number);
  const bytes = others.flatMap((arc) => {
    const groups = [arc & 0x7f];
    for (let rest = arc >> 7; rest > 0; rest >>= 7) groups.unshift((rest & 0x7f) | 0x80);
    return groups;
  });
  return tagged(0x06, Buffer.of(first * 40 + second, ...bytes));
}

/** @param {number} at in milliseconds since 1970 */
function time(at) {
  return tagged(
    0x17,
    Buffer.from(
      `${new Date(at)
        .toISOString()
        .slice(2)
        .replace(/[-:T]|\..*/g, '')}Z`,
    ),
  );
}

/**
 * @param {string} id
 * @param {Buffer} value
 * @param {boolean} [isCritical]
 */
function extension(id, value, isCritical = false) {
  return sequence(oid(id), ...(isCritical ? [tagged(0x01, Buffer.of(0xff))] : []), tagged(0x04, value));
}
