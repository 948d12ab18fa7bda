// @ts-check
import { cloudAt, rootOf } from './endpoint.js';
import { javascript, json } from './literal.js';
import { writeModels } from './models.js';
import { plan } from './plan.js';
import { quote } from './quotes.js';

/** @import { TransferRequest } from '../../types/request.js' */
/** @import { Place } from './endpoint.js' */
/** @import { Rules } from './table.js' */
/** @import { Facts } from './template.js' */

/**
 * What a template can ask for: the values and flags of a request to an endpoint, as a language writes them.
 *
 * @param {TransferRequest} request
 * @param {Rules} rules
 * @param {Place} place
 * @returns {Facts}
 */
export function factsOf({ callId, body }, rules, { root, version, members }) {
  const path = `/communications/calls/${callId}/transfer`;
  const text = JSON.stringify(body);
  const written = writeBody(JSON.parse(text), rules, version);
  const host = hostOf(root);
  const quoted = (/** @type {string} */ plain) => quote(plain, rules.quotes);
  const names = (/** @type {string} */ model) => written?.includes(model) ?? false;
  return {
    flags: {
      beta: version === 'beta',
      moved: root !== rootOf('global'),
      elsewhere: members.length > 0,
      custom: cloudAt(root) === undefined,
      insecure: !root.startsWith('https://') || host.startsWith('['),
      EndpointType: names('EndpointType'),
      ParticipantInfo: names(' ParticipantInfo(') || names('=ParticipantInfo('),
      typed: written !== undefined,
      raw: written === undefined,
    },
    values: {
      callId: quoted(callId),
      url: quoted(`${root}/${version}${path}`),
      path: quoted(path),
      root: quoted(root),
      base: quoted(`${root}/${version}`),
      host: quoted(host),
      endpoint: javascript(Object.fromEntries(members)),
      json: quoted(text),
      body: written ?? '',
    },
  };
}

/**
 * @param {unknown} body
 * @param {Rules} rules
 * @param {string} version
 * @returns {string | undefined} nothing when the models of the language cannot carry the body
 */
function writeBody(body, { body: form, quotes }, version) {
  if (form === 'text') return quote(json(body), quotes);
  if (form === 'literal') return javascript(body);
  const planned = plan(body, version);
  return planned && writeModels(planned, form.models, quotes);
}

/**
 * The host that the JavaScript SDK compares: in small letters and without port.
 *
 * @param {string} root
 */
function hostOf(root) {
  const [, authority = ''] = /^https?:\/\/([^/]*)/.exec(root) ?? [];
  return authority.replace(/:[^:\]]*$/, '').toLowerCase();
}
