// @ts-check
import { clouds } from '../clouds/index.js';
import { cloudAt } from './endpoint.js';
import { writeJavaScript, writeJson } from './literal.js';
import { writeModels } from './models.js';
import { planBody } from './plan.js';
import { quote } from './quotes.js';

/** @import { SnippetRequest } from '../../types/snippets.js' */
/** @import { ResolvedEndpoint } from './endpoint.js' */
/** @import { Language } from './language.js' */
/** @import { Facts } from './template.js' */

/**
 * Collects the values and flags that a template can use, as the language writes them.
 *
 * @param {SnippetRequest} request
 * @param {Language} language
 * @param {ResolvedEndpoint} endpoint
 * @returns {Facts}
 */
export function collectFacts(request, language, { root, version, properties }) {
  const action = actionOf(request);
  const callId = 'callId' in request ? request.callId : '';
  const path = `/communications/calls${{ transfer: `/${callId}/transfer`, createCall: '', hangUp: `/${callId}` }[action]}`;
  const text = JSON.stringify('body' in request ? request.body : {});
  const written = action === 'hangUp' ? '' : writeBody(JSON.parse(text), language, version, action);
  const host = hostOf(root);
  const quoted = (/** @type {string} */ plain) => quote(plain, language.quotes);
  const names = (/** @type {string} */ model) => written?.includes(model) ?? false;
  return {
    flags: {
      beta: version === 'beta',
      moved: root !== clouds.global.graphRoot,
      elsewhere: properties.length > 0,
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
      endpoint: writeJavaScript(Object.fromEntries(properties)),
      json: quoted(text),
      body: written ?? '',
    },
  };
}

/**
 * Returns what a request does: a transfer has a call and a body, a new call a body, and a hang-up a call.
 * @param {SnippetRequest} request
 */
export function actionOf(request) {
  if (!('body' in request)) return 'hangUp';
  return 'callId' in request ? 'transfer' : 'createCall';
}

/**
 * @param {unknown} body
 * @param {Language} language
 * @param {string} version
 * @param {ReturnType<typeof actionOf>} action
 * @returns {string | undefined} nothing when the models of the SDK cannot carry the body
 */
function writeBody(body, { body: form, quotes }, version, action) {
  if (form === 'json') return quote(writeJson(body), quotes);
  if (form === 'literal') return writeJavaScript(body);
  if (action !== 'transfer') return undefined;
  const planned = planBody(body, version);
  return planned && writeModels(planned, form, quotes);
}

/**
 * Returns the host that the JavaScript SDK compares: in lower case and without the port.
 *
 * @param {string} root
 */
function hostOf(root) {
  const [, authority = ''] = /^https?:\/\/([^/]*)/.exec(root) ?? [];
  return authority.replace(/:[^:\]]*$/, '').toLowerCase();
}
