// @ts-check
import { doubleQuotes } from '../quotes.js';
import { modelNames } from '../schema.js';

/** @import { Language } from '../language.js' */

/**
 * Java with the Graph SDK, microsoft-graph 6.68.
 * @type {Language}
 */
export const java = {
  id: 'java',
  name: 'Java (Graph SDK)',
  quotes: doubleQuotes,
  body: {
    nested: false,
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
    open: 'var «variable» = new «type»();',
    close: '',
    property: '«variable».set«property»(«value»);',
    scalar: '«value»',
    additionalOpen: 'Map<String, Object> «variable»Data = new HashMap<>();',
    additionalEntry: '«variable»Data.put(«name», «value»);',
    additionalClose: '«variable».setAdditionalData(«variable»Data);',
    result: '«variable»',
  },
  template: `
// Gradle: implementation 'com.microsoft.graph:microsoft-graph«beta?-beta»:6.+'
import com.microsoft.graph«beta?.beta».communications.calls.item.transfer.TransferPostRequestBody;
«typed?»import com.microsoft.graph«beta?.beta».models.*;
import com.microsoft.graph«beta?.beta».serviceclient.GraphServiceClient;
«moved?»import com.microsoft.graph.core.requests.BaseGraphRequestAdapter;
import com.microsoft.kiota.authentication.AnonymousAuthenticationProvider;
«raw?»import java.io.ByteArrayInputStream;
«raw?»import java.nio.charset.StandardCharsets;
«typed?»import java.util.HashMap;
«typed?»import java.util.Map;

public class Transfer {
    public static void main(String[] args) {
        «!moved?»var client = new GraphServiceClient(new AnonymousAuthenticationProvider());
        «moved?»var adapter = new BaseGraphRequestAdapter(new AnonymousAuthenticationProvider(), «base»);
        «moved?»var client = new GraphServiceClient(adapter);
        var token = System.getenv("GRAPH_TOKEN");

        «typed?»«body»
        «typed?»
        «typed?»client.communications().calls().byCallId(«callId»).transfer()
        «typed?»    .post(requestBody, configuration -> configuration.headers.add("Authorization", "Bearer " + token));
        «raw?»// The models of the SDK cannot carry this body as it is.
        «raw?»var request = client.communications().calls().byCallId(«callId»).transfer()
        «raw?»    .toPostRequestInformation(new TransferPostRequestBody());
        «raw?»request.headers.add("Authorization", "Bearer " + token);
        «raw?»var body = «json»;
        «raw?»request.setStreamContent(
        «raw?»    new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), "application/json");
        «raw?»client.getRequestAdapter().sendPrimitive(request, null, Void.class);
    }
}
`,
};
