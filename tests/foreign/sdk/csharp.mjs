// @ts-check
/** msgraph-sdk-dotnet and kiota-dotnet, as far as the snippets use them: namespaces, types and signatures. The adapter records the request. */

import { ENDPOINT_TYPES, modelsOf, PATHS, pascal, TRANSFER_BODY } from './models.mjs';

/** @import { Members } from './models.mjs' */

const USINGS = [
  'System',
  'System.Collections.Generic',
  'System.IO',
  'System.Linq',
  'System.Text',
  'System.Threading',
  'System.Threading.Tasks',
];
const using = (/** @type {readonly string[]} */ names) => names.map((name) => `using ${name};\n`).join('');

const KIOTA = `${using(USINGS)}
namespace Microsoft.Kiota.Abstractions.Serialization
{
    public interface IParseNode { }
    public interface IParsable { }
    public delegate T ParsableFactory<T>(IParseNode node) where T : IParsable;
}
namespace Microsoft.Kiota.Abstractions.Authentication
{
    public interface IAuthenticationProvider { }
    public class AnonymousAuthenticationProvider : IAuthenticationProvider { }
}
namespace Microsoft.Kiota.Abstractions
{
    using Microsoft.Kiota.Abstractions.Serialization;

    public class RequestHeaders
    {
        internal readonly Dictionary<string, object> Values = new Dictionary<string, object>();
        public void Add(string headerName, params string[] headerValues) { Values[headerName.ToLowerInvariant()] = string.Join(", ", headerValues); }
    }
    public class DefaultQueryParameters { }
    public class RequestConfiguration<T> where T : class, new()
    {
        public RequestHeaders Headers { get; set; } = new RequestHeaders();
    }
    public class RequestInformation
    {
        internal string Method, Url;
        internal string Body = "";
        public RequestHeaders Headers { get; private set; } = new RequestHeaders();
        public static RequestInformation Of(string method, string url, Model body, Action<RequestConfiguration<DefaultQueryParameters>> requestConfiguration)
        {
            var request = new RequestInformation { Method = method, Url = url };
            var configuration = new RequestConfiguration<DefaultQueryParameters> { Headers = request.Headers };
            if (requestConfiguration != null) requestConfiguration(configuration);
            if (body != null) request.SetStreamContent(new MemoryStream(Encoding.UTF8.GetBytes(Json.Text(body))), "application/json");
            return request;
        }
        public void SetStreamContent(Stream content, string contentType)
        {
            Body = new StreamReader(content, Encoding.UTF8).ReadToEnd();
            Headers.Add("Content-Type", contentType);
        }
    }
    public interface IRequestAdapter
    {
        string BaseUrl { get; set; }
        Task<ModelType> SendAsync<ModelType>(RequestInformation requestInfo, ParsableFactory<ModelType> factory, Dictionary<string, ParsableFactory<IParsable>> errorMapping = default(Dictionary<string, ParsableFactory<IParsable>>), CancellationToken cancellationToken = default(CancellationToken)) where ModelType : IParsable;
        Task SendNoContentAsync(RequestInformation requestInfo, Dictionary<string, ParsableFactory<IParsable>> errorMapping = default(Dictionary<string, ParsableFactory<IParsable>>), CancellationToken cancellationToken = default(CancellationToken));
    }
    public class RecordingAdapter : IRequestAdapter
    {
        public string BaseUrl { get; set; }
        public async Task<ModelType> SendAsync<ModelType>(RequestInformation requestInfo, ParsableFactory<ModelType> factory, Dictionary<string, ParsableFactory<IParsable>> errorMapping = default(Dictionary<string, ParsableFactory<IParsable>>), CancellationToken cancellationToken = default(CancellationToken)) where ModelType : IParsable
        {
            await SendNoContentAsync(requestInfo);
            return factory(null);
        }
        public Task SendNoContentAsync(RequestInformation requestInfo, Dictionary<string, ParsableFactory<IParsable>> errorMapping = default(Dictionary<string, ParsableFactory<IParsable>>), CancellationToken cancellationToken = default(CancellationToken))
        {
            var record = new Dictionary<string, object> { ["method"] = requestInfo.Method, ["url"] = requestInfo.Url, ["headers"] = requestInfo.Headers.Values, ["body"] = requestInfo.Body };
            File.WriteAllText(Environment.GetEnvironmentVariable("RECORD"), Json.Text(record));
            return Task.FromResult(0);
        }
    }
    public abstract class Model : IParsable
    {
        internal readonly Dictionary<string, object> Values = new Dictionary<string, object>();
        public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();
        protected T Get<T>(string name) { return Values.ContainsKey(name) ? (T)Values[name] : default(T); }
        protected void Set(string name, object value) { Values[name] = value; }
    }
    public class GraphName : Attribute
    {
        public readonly string Name;
        public GraphName(string name) { Name = name; }
    }
    static class Json
    {
        public static string Text(object value)
        {
            if (value == null) return "null";
            if (value is bool) return (bool)value ? "true" : "false";
            if (value is string) return Quoted((string)value);
            var model = value as Model;
            if (model != null) return Text(model.Values.Concat(model.AdditionalData).ToDictionary(entry => entry.Key, entry => entry.Value));
            var entries = value as IDictionary<string, object>;
            if (entries != null) return "{" + string.Join(",", entries.Select(entry => Quoted(entry.Key) + ":" + Text(entry.Value))) + "}";
            if (value is Enum) return Quoted(((GraphName)value.GetType().GetField(value.ToString()).GetCustomAttributes(typeof(GraphName), false)[0]).Name);
            return Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture);
        }
        static string Quoted(string text)
        {
            return "\\"" + string.Concat(text.Select(unit => unit < ' ' || unit > '~' || unit == '"' || unit == '\\\\' ? "\\\\u" + ((int)unit).ToString("x4") : unit.ToString())) + "\\"";
        }
    }
}
`;

/** @param {string} type */
function csharpType(type) {
  if (type === 'boolean') return 'bool?';
  return type === 'EndpointType' ? 'EndpointType?' : type;
}

/** @param {string} name @param {Members} members */
function model(name, members) {
  const properties = Object.entries(members).map(([member, graphType]) => {
    const type = csharpType(graphType);
    return `        public ${type} ${pascal(member)} { get { return Get<${type}>("${member}"); } set { Set("${member}", value); } }\n`;
  });
  const create = `        public static ${name} CreateFromDiscriminatorValue(IParseNode parseNode) { return new ${name}${name === 'Call' ? ' { Id = "created" }' : '()'}; }\n`;
  return `    public class ${name} : Model\n    {\n${properties.join('')}${create}    }\n`;
}

/** @param {boolean} isBeta */
function sdk(isBeta) {
  const root = `Microsoft.Graph${isBeta ? '.Beta' : ''}`;
  const configuration =
    'Action<RequestConfiguration<DefaultQueryParameters>> requestConfiguration = default(Action<RequestConfiguration<DefaultQueryParameters>>)';
  const cancellation = 'CancellationToken cancellationToken = default(CancellationToken)';
  const builder = (/** @type {string} */ name, /** @type {string} */ members) => `    public class ${name}
    {
        readonly string url;
        readonly IRequestAdapter adapter;
        internal ${name}(string url, IRequestAdapter adapter) { this.url = url; this.adapter = adapter; }
${members}
    }`;
  return `${using([...USINGS, 'Microsoft.Kiota.Abstractions', 'Microsoft.Kiota.Abstractions.Authentication', 'Microsoft.Kiota.Abstractions.Serialization', `${root}.Models`])}
namespace ${root}.Models
{
    public enum EndpointType
    {
${ENDPOINT_TYPES.map((value) => `        [GraphName("${value}")] ${pascal(value)},\n`).join('')}    }
${modelsOf(isBeta)
  .map(([name, members]) => model(name, members))
  .join('')}}
namespace ${root}.Communications.Calls.Item.Transfer
{
${model('TransferPostRequestBody', TRANSFER_BODY)}
${builder(
  'TransferRequestBuilder',
  `        public Task PostAsync(TransferPostRequestBody body, ${configuration}, ${cancellation}) { return adapter.SendNoContentAsync(ToPostRequestInformation(body, requestConfiguration)); }
        public RequestInformation ToPostRequestInformation(TransferPostRequestBody body, ${configuration}) { return RequestInformation.Of("POST", url, body, requestConfiguration); }`,
)}
}
namespace ${root}.Communications.Calls.Item
{
${builder(
  'CallItemRequestBuilder',
  `        public Transfer.TransferRequestBuilder Transfer { get { return new Transfer.TransferRequestBuilder(url + "${PATHS.transfer}", adapter); } }
        public Task DeleteAsync(${configuration}, ${cancellation}) { return adapter.SendNoContentAsync(RequestInformation.Of("DELETE", url, null, requestConfiguration)); }`,
)}
}
namespace ${root}.Communications.Calls
{
${builder(
  'CallsRequestBuilder',
  `        public Item.CallItemRequestBuilder this[string position] { get { return new Item.CallItemRequestBuilder(url + "/" + position, adapter); } }
        public RequestInformation ToPostRequestInformation(Call body, ${configuration}) { return RequestInformation.Of("POST", url, body, requestConfiguration); }`,
)}
}
namespace ${root}.Communications
{
${builder(
  'CommunicationsRequestBuilder',
  `        public Calls.CallsRequestBuilder Calls { get { return new Calls.CallsRequestBuilder(url + "${PATHS.calls}", adapter); } }`,
)}
}
namespace ${root}
{
    public class GraphServiceClient
    {
        public IRequestAdapter RequestAdapter { get; set; } = new RecordingAdapter();
        public GraphServiceClient(IAuthenticationProvider authenticationProvider, string baseUrl = null) { RequestAdapter.BaseUrl = baseUrl ?? "https://graph.microsoft.com/${isBeta ? 'beta' : 'v1.0'}"; }
        public Communications.CommunicationsRequestBuilder Communications { get { return new Communications.CommunicationsRequestBuilder(RequestAdapter.BaseUrl, RequestAdapter); } }
    }
}
`;
}

/**
 * Returns a snippet as a program for a compiler that has no statements outside of a class, and no implicit usings: those of a console
 * project of .NET are written before it.
 * @param {string} snippet
 */
function wrap(snippet) {
  const lines = snippet.split('\n');
  const start = lines.findIndex((line) => line !== '' && !/^(using [\w.]+;|\/\/)/.test(line));
  const own = lines.slice(0, start);
  const implicit = USINGS.filter((name) => name !== 'System.Text' && !own.includes(`using ${name};`));
  return `${using(implicit)}${own.join('\n')}
static class Program
{
    static async Task Run()
    {
${lines.slice(start).join('\n')}
    }
    static void Main() { Run().GetAwaiter().GetResult(); }
}
`;
}

export const csharp = { files: { 'Kiota.cs': KIOTA, 'Graph.cs': sdk(false), 'GraphBeta.cs': sdk(true) }, wrap };
