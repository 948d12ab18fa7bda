// @ts-check
/** msgraph-sdk-java and kiota-java, as far as the snippets use them: packages, classes and signatures. The adapter records the request. */

import { ENDPOINT_TYPES, modelsOf, PATHS, pascal, TRANSFER_BODY } from './models.mjs';

/** @import { Members } from './models.mjs' */

const PARSABLES = 'java.util.HashMap<String, ParsableFactory<? extends Parsable>>';

/** @type {Readonly<Record<string, string>>} */
const KIOTA = {
  'com.microsoft.kiota.RequestHeaders': `public class RequestHeaders {
    public final java.util.Map<String, Object> values = new java.util.LinkedHashMap<>();
    public void add(String key, String value) { values.put(key.toLowerCase(), value); } }`,
  'com.microsoft.kiota.BaseRequestConfiguration':
    'public abstract class BaseRequestConfiguration { public RequestHeaders headers = new RequestHeaders(); }',
  'com.microsoft.kiota.RequestInformation': `import java.nio.charset.StandardCharsets;
    public class RequestInformation {
    public final RequestHeaders headers = new RequestHeaders();
    public final String method, url; public String body = "";
    public RequestInformation(String method, String url, Model body, BaseRequestConfiguration configuration) {
      this.method = method; this.url = url;
      if (configuration != null) headers.values.putAll(configuration.headers.values);
      if (body != null) setStreamContent(new java.io.ByteArrayInputStream(Json.text(body).getBytes(StandardCharsets.UTF_8)), "application/json"); }
    public void setStreamContent(java.io.InputStream value, String contentType) {
      try { body = new String(value.readAllBytes(), StandardCharsets.UTF_8); } catch (java.io.IOException e) { throw new RuntimeException(e); }
      headers.add("Content-Type", contentType); } }`,
  'com.microsoft.kiota.Model': `import java.util.*;
    public abstract class Model implements com.microsoft.kiota.serialization.Parsable {
    public final Map<String, Object> values = new LinkedHashMap<>();
    public void setAdditionalData(Map<String, Object> value) { values.putAll(value); } }`,
  'com.microsoft.kiota.Json': `import java.util.*;
    public class Json {
    public static String text(Object value) {
      if (value instanceof Model) return text(((Model) value).values);
      if (value instanceof String || value instanceof Enum) return quoted(value.toString());
      if (!(value instanceof Map)) return String.valueOf(value);
      var entries = new StringJoiner(",", "{", "}");
      ((Map<?, ?>) value).forEach((name, member) -> entries.add(quoted((String) name) + ":" + text(member)));
      return entries.toString(); }
    private static String quoted(String text) {
      var out = new StringBuilder("\\"");
      for (char unit : text.toCharArray()) out.append(unit < ' ' || unit > '~' || unit == '"' || unit == '\\\\' ? String.format("\\\\u%04x", (int) unit) : unit);
      return out.append('"').toString(); } }`,
  'com.microsoft.kiota.serialization.ParseNode': 'public interface ParseNode {}',
  'com.microsoft.kiota.serialization.Parsable': 'public interface Parsable {}',
  'com.microsoft.kiota.serialization.ParsableFactory':
    'public interface ParsableFactory<T extends Parsable> { T create(ParseNode parseNode); }',
  'com.microsoft.kiota.RequestAdapter': `import com.microsoft.kiota.serialization.*;
    public interface RequestAdapter {
    <T extends Parsable> T send(RequestInformation requestInfo, ${PARSABLES} errorMappings, ParsableFactory<T> factory);
    <T> T sendPrimitive(RequestInformation requestInfo, ${PARSABLES} errorMappings, Class<T> targetClass);
    String getBaseUrl(); }`,
  'com.microsoft.kiota.authentication.AuthenticationProvider': 'public interface AuthenticationProvider {}',
  'com.microsoft.kiota.authentication.AnonymousAuthenticationProvider':
    'public class AnonymousAuthenticationProvider implements AuthenticationProvider {}',
  'com.microsoft.graph.core.requests.BaseGraphRequestAdapter': `import com.microsoft.kiota.*; import com.microsoft.kiota.serialization.*; import java.util.*;
    public class BaseGraphRequestAdapter implements RequestAdapter {
    private final String baseUrl;
    public BaseGraphRequestAdapter(com.microsoft.kiota.authentication.AuthenticationProvider authenticationProvider, String baseUrl) { this.baseUrl = baseUrl; }
    public String getBaseUrl() { return baseUrl; }
    public <T extends Parsable> T send(RequestInformation info, ${PARSABLES} errors, ParsableFactory<T> factory) { sendPrimitive(info, null, Void.class); return factory.create(null); }
    public <T> T sendPrimitive(RequestInformation info, ${PARSABLES} errors, Class<T> target) {
      var record = new LinkedHashMap<String, Object>(Map.of("method", info.method, "url", info.url, "headers", info.headers.values, "body", info.body));
      try { java.nio.file.Files.writeString(java.nio.file.Path.of(System.getenv("RECORD")), Json.text(record)); } catch (java.io.IOException e) { throw new RuntimeException(e); }
      return null; } }`,
};

/** @param {string} name @param {Members} members */
function model(name, members) {
  const all = Object.entries(members).map(([member, graphType]) => {
    const type = { string: 'String', boolean: 'Boolean' }[/** @type {'string'} */ (graphType)] ?? graphType;
    return `public void set${pascal(member)}(${type} value) { values.put("${member}", value); }
    public ${type} get${pascal(member)}() { return (${type}) values.get("${member}"); }`;
  });
  return `public class ${name} extends com.microsoft.kiota.Model {
    ${all.join('\n    ')}
    public static ${name} createFromDiscriminatorValue(com.microsoft.kiota.serialization.ParseNode parseNode) {
      var model = new ${name}(); ${name === 'Call' ? 'model.setId("created"); ' : ''}return model; } }`;
}

/**
 * @param {boolean} isBeta
 * @returns {Record<string, string>}
 */
function sdk(isBeta) {
  const root = `com.microsoft.graph${isBeta ? '.beta' : ''}`;
  const calls = `${root}.communications.calls`;
  const transfer = `${calls}.item.transfer`;
  const builder = (/** @type {string} */ name, /** @type {string} */ members) => `import com.microsoft.kiota.*;
    public class ${name} {
    private final String url; private final RequestAdapter adapter;
    public ${name}(String url, RequestAdapter adapter) { this.url = url; this.adapter = adapter; }
    ${members} }`;
  const models = modelsOf(isBeta).map(([name, members]) => [`${root}.models.${name}`, model(name, members)]);
  const names = ENDPOINT_TYPES.map((value) => `${pascal(value)}("${value}")`);
  return {
    ...Object.fromEntries(models),
    [`${root}.models.EndpointType`]: `public enum EndpointType { ${names.join(', ')}; private final String value;
      EndpointType(String value) { this.value = value; } public String toString() { return value; } }`,
    [`${transfer}.TransferPostRequestBody`]: `import ${root}.models.*;\n${model('TransferPostRequestBody', TRANSFER_BODY)}`,
    [`${transfer}.TransferRequestBuilder`]: builder(
      'TransferRequestBuilder',
      `public void post(TransferPostRequestBody body, java.util.function.Consumer<PostRequestConfiguration> requestConfiguration) {
        var configuration = new PostRequestConfiguration(); requestConfiguration.accept(configuration);
        adapter.sendPrimitive(new RequestInformation("POST", url, body, configuration), null, Void.class); }
      public RequestInformation toPostRequestInformation(TransferPostRequestBody body) { return new RequestInformation("POST", url, body, null); }
      public class PostRequestConfiguration extends BaseRequestConfiguration {}`,
    ),
    [`${calls}.item.CallItemRequestBuilder`]: builder(
      'CallItemRequestBuilder',
      `public ${transfer}.TransferRequestBuilder transfer() { return new ${transfer}.TransferRequestBuilder(url + "${PATHS.transfer}", adapter); }
      public void delete(java.util.function.Consumer<DeleteRequestConfiguration> requestConfiguration) {
        var configuration = new DeleteRequestConfiguration(); requestConfiguration.accept(configuration);
        adapter.sendPrimitive(new RequestInformation("DELETE", url, null, configuration), null, Void.class); }
      public class DeleteRequestConfiguration extends BaseRequestConfiguration {}`,
    ),
    [`${calls}.CallsRequestBuilder`]: builder(
      'CallsRequestBuilder',
      `public ${calls}.item.CallItemRequestBuilder byCallId(String callId) { return new ${calls}.item.CallItemRequestBuilder(url + "/" + callId, adapter); }
      public RequestInformation toPostRequestInformation(${root}.models.Call body) { return new RequestInformation("POST", url, body, null); }`,
    ),
    [`${root}.communications.CommunicationsRequestBuilder`]: builder(
      'CommunicationsRequestBuilder',
      `public ${calls}.CallsRequestBuilder calls() { return new ${calls}.CallsRequestBuilder(url + "${PATHS.calls}", adapter); }`,
    ),
    [`${root}.serviceclient.GraphServiceClient`]: `import com.microsoft.kiota.*; import com.microsoft.kiota.authentication.*;
      public class GraphServiceClient {
      private final RequestAdapter adapter;
      public GraphServiceClient(RequestAdapter requestAdapter) { adapter = requestAdapter; }
      public GraphServiceClient(AuthenticationProvider authenticationProvider) {
        this(new com.microsoft.graph.core.requests.BaseGraphRequestAdapter(authenticationProvider, "https://graph.microsoft.com/${isBeta ? 'beta' : 'v1.0'}")); }
      public RequestAdapter getRequestAdapter() { return adapter; }
      public ${root}.communications.CommunicationsRequestBuilder communications() { return new ${root}.communications.CommunicationsRequestBuilder(adapter.getBaseUrl(), adapter); } }`,
  };
}

const classes = { ...KIOTA, ...sdk(false), ...sdk(true) };

export const java = {
  files: Object.fromEntries(
    Object.entries(classes).map(([name, text]) => [
      `${name.replaceAll('.', '/')}.java`,
      `package ${name.slice(0, name.lastIndexOf('.'))};\n${text}\n`,
    ]),
  ),
};
