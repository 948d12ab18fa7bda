// @ts-check
/**
 * The snippets for Java are compiled with javac. The SDK itself is in a registry that the tests do not use, so that the compiler gets
 * its classes as far as the snippets use them: the names, members and types of msgraph-sdk-java 6, without bodies.
 */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { folderWith } from '../cli/support/program.mjs';
import { CASES, snippet } from '../package/support/snippets.mjs';

const hasJava = spawnSync('javac', ['-version']).status === 0;

/** The members of a model that are texts, besides `odataType` and `additionalData`, which every model has. */
const PARTICIPANT = 'String participantId; IdentitySet identity';
/** @type {Readonly<Record<string, string>>} */
const MODELS = {
  Identity: 'String id; String displayName',
  IdentitySet: 'Identity user; Identity application; Identity device',
  ParticipantInfo: `${PARTICIPANT}; String region; String languageId; String countryCode`,
  InvitationParticipantInfo: `${PARTICIPANT}; String replacesCallId; Boolean hidden; Boolean removeFromDefaultAudioRoutingGroup`,
};

/** The library below the SDK, kiota. @type {Readonly<Record<string, string>>} */
const KIOTA = {
  'com.microsoft.kiota.RequestHeaders':
    'public class RequestHeaders { public boolean add(String key, String value) { return true; } }',
  'com.microsoft.kiota.RequestInformation': `public class RequestInformation {
    public final RequestHeaders headers = null;
    public void setStreamContent(java.io.InputStream value, String contentType) {} }`,
  'com.microsoft.kiota.BaseRequestConfiguration':
    'public abstract class BaseRequestConfiguration { public RequestHeaders headers; }',
  'com.microsoft.kiota.serialization.Parsable': 'public interface Parsable {}',
  'com.microsoft.kiota.serialization.ParsableFactory': 'public interface ParsableFactory<T extends Parsable> {}',
  'com.microsoft.kiota.RequestAdapter': `import com.microsoft.kiota.serialization.*;
    public interface RequestAdapter {
    <T> T sendPrimitive(RequestInformation info, java.util.HashMap<String, ParsableFactory<? extends Parsable>> errors, Class<T> target); }`,
  'com.microsoft.kiota.authentication.AuthenticationProvider': 'public interface AuthenticationProvider {}',
  'com.microsoft.kiota.authentication.AnonymousAuthenticationProvider':
    'public class AnonymousAuthenticationProvider implements AuthenticationProvider {}',
  'com.microsoft.graph.core.requests.BaseGraphRequestAdapter': `import com.microsoft.kiota.*; import com.microsoft.kiota.serialization.*;
    public class BaseGraphRequestAdapter implements RequestAdapter {
    public BaseGraphRequestAdapter(com.microsoft.kiota.authentication.AuthenticationProvider provider, String baseUrl) {}
    public <T> T sendPrimitive(RequestInformation i, java.util.HashMap<String, ParsableFactory<? extends Parsable>> e, Class<T> t) { return null; } }`,
};

/**
 * Returns the classes of one version of the SDK.
 * @param {string} root
 * @param {boolean} isBeta
 * @returns {Record<string, string>}
 */
function sdkOf(root, isBeta) {
  const calls = `${root}.communications.calls`;
  const transfer = `${calls}.item.transfer`;
  const models = Object.entries(MODELS).map(([name, members]) => {
    const all = isBeta && name === 'InvitationParticipantInfo' ? `${members}; EndpointType endpointType` : members;
    return [`${root}.models.${name}`, modelOf(name, `${all}; String odataType`)];
  });
  return {
    ...Object.fromEntries(models),
    ...(isBeta && { [`${root}.models.EndpointType`]: 'public enum EndpointType { Default, Voicemail }' }),
    [`${transfer}.TransferPostRequestBody`]: `import ${root}.models.*;
      ${modelOf('TransferPostRequestBody', 'InvitationParticipantInfo transferTarget; ParticipantInfo transferee')}`,
    [`${transfer}.TransferRequestBuilder`]: `import com.microsoft.kiota.*;
      public class TransferRequestBuilder {
      public void post(TransferPostRequestBody body, java.util.function.Consumer<PostRequestConfiguration> configuration) {}
      public RequestInformation toPostRequestInformation(TransferPostRequestBody body) { return null; }
      public class PostRequestConfiguration extends BaseRequestConfiguration {} }`,
    [`${calls}.item.CallItemRequestBuilder`]: `public class CallItemRequestBuilder {
      public ${transfer}.TransferRequestBuilder transfer() { return null; } }`,
    [`${calls}.CallsRequestBuilder`]: `public class CallsRequestBuilder {
      public ${calls}.item.CallItemRequestBuilder byCallId(String id) { return null; } }`,
    [`${root}.communications.CommunicationsRequestBuilder`]: `public class CommunicationsRequestBuilder {
      public ${calls}.CallsRequestBuilder calls() { return null; } }`,
    [`${root}.serviceclient.GraphServiceClient`]: `import com.microsoft.kiota.*;
      public class GraphServiceClient {
      public GraphServiceClient(RequestAdapter adapter) {}
      public GraphServiceClient(com.microsoft.kiota.authentication.AuthenticationProvider provider) {}
      public RequestAdapter getRequestAdapter() { return null; }
      public ${root}.communications.CommunicationsRequestBuilder communications() { return null; } }`,
  };
}

/**
 * @param {string} name
 * @param {string} members
 */
function modelOf(name, members) {
  const setters = [...members.split('; '), 'java.util.Map<String, Object> additionalData'].map((member) => {
    const [, type, first = '', rest] = /^(.*) (\w)(\w+)$/.exec(member) ?? [];
    return `public void set${first.toUpperCase()}${rest}(${type} value) {}`;
  });
  return `public class ${name} { ${setters.join(' ')} }`;
}

/**
 * Compiles a program.
 * @param {string} folder
 * @param {string} program
 */
function compile(folder, program) {
  const file = join(folder, 'Transfer.java');
  writeFileSync(file, program);
  const { status, stderr } = spawnSync(
    'javac',
    ['-encoding', 'UTF-8', '-d', join(folder, 'out'), '-sourcepath', folder, file],
    {
      encoding: 'utf8',
    },
  );
  return { status, stderr };
}

test('snippets for Java compile with the signatures of the SDK', {
  skip: !hasJava && 'javac is not installed',
}, (t) => {
  const folder = folderWith(t);
  const classes = { ...KIOTA, ...sdkOf('com.microsoft.graph', false), ...sdkOf('com.microsoft.graph.beta', true) };
  for (const [name, text] of Object.entries(classes)) {
    const file = join(folder, `${name.replaceAll('.', '/')}.java`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `package ${name.slice(0, name.lastIndexOf('.'))};\n${text}\n`);
  }
  for (const [index, { name, request, endpoint }] of CASES.entries()) {
    const program = snippet(request, 'java', endpoint);
    const { status, stderr } = compile(folder, program);
    assert.equal(status, 0, `${name}: ${stderr}\n${program}`);
    // A member that the SDK does not have is an error: the compiler does look.
    if (index === 0) assert.notEqual(compile(folder, program.replace(/\.byCallId\(/, '.byId(')).status, 0);
  }
  t.diagnostic(`java: ${CASES.length} snippets compiled`);
});
