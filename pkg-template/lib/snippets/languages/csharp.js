// @ts-check
import { doubleQuotes } from '../quotes.js';
import { modelNames } from '../schema.js';

/** @import { Language } from '../language.js' */

/**
 * C# with the Graph SDK, Microsoft.Graph 6.5.
 * @type {Language}
 */
export const csharp = {
  id: 'csharp',
  name: 'C# (Graph SDK)',
  quotes: doubleQuotes,
  body: {
    nested: true,
    indent: '    ',
    naming: 'pascal',
    types: modelNames,
    endpointTypes: {
      default: 'EndpointType.Default',
      voicemail: 'EndpointType.Voicemail',
      skypeForBusiness: 'EndpointType.SkypeForBusiness',
      skypeForBusinessVoipPhone: 'EndpointType.SkypeForBusinessVoipPhone',
      unknownFutureValue: 'EndpointType.UnknownFutureValue',
    },
    booleans: { false: 'false', true: 'true' },
    open: 'new «type»\n{',
    close: '}',
    property: '«property» = «value»,',
    scalar: '«value»',
    additionalOpen: 'AdditionalData = new Dictionary<string, object>\n{',
    additionalEntry: '    [«name»] = «value»,',
    additionalClose: '},',
    result: 'var requestBody = «value»;',
  },
  template: `
// dotnet add package Microsoft.Graph«beta?.Beta --prerelease»
«raw?»using System.Text;
using Microsoft.Graph«beta?.Beta»;
using Microsoft.Graph«beta?.Beta».Communications.Calls.Item.Transfer;
«typed?»using Microsoft.Graph«beta?.Beta».Models;
using Microsoft.Kiota.Abstractions.Authentication;

«!moved?»var client = new GraphServiceClient(new AnonymousAuthenticationProvider());
«moved?»var client = new GraphServiceClient(new AnonymousAuthenticationProvider(), «base»);
var token = Environment.GetEnvironmentVariable("GRAPH_TOKEN");

«typed?»«body»
«typed?»
«typed?»await client.Communications.Calls[«callId»].Transfer.PostAsync(
«typed?»    requestBody,
«typed?»    configuration => configuration.Headers.Add("Authorization", $"Bearer {token}"));
«raw?»// The models of the SDK cannot carry this body as it is.
«raw?»var request = client.Communications.Calls[«callId»].Transfer
«raw?»    .ToPostRequestInformation(new TransferPostRequestBody());
«raw?»request.Headers.Add("Authorization", $"Bearer {token}");
«raw?»request.SetStreamContent(
«raw?»    new MemoryStream(Encoding.UTF8.GetBytes(«json»)),
«raw?»    "application/json");
«raw?»await client.RequestAdapter.SendNoContentAsync(request);
`,
};
