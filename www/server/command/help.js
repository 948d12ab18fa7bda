// @ts-check

export const helpText = `Usage: graph-call-transfer-console [options]

Serves the transfer console: a page that transfers calls of Microsoft Teams and follows each transfer to its end.
Without options it serves this machine only, with a simulated Microsoft Graph; no tenant is needed.

Addresses:
  --port N            The port; 0 for any free one. The default is 8080, or the next free one.
  --host ADDRESS      The IP address to listen on. The default is 127.0.0.1. An address that other machines reach
                      requires --public-url and an operator secret.
  --public-url URL    The public address for operators and Graph, as in https://console.example.com. A proxy in front
                      of the server must terminate https. Operators sign in with the operator secret.
  --trusted-proxy IP,...  The addresses or subnets of the proxies whose X-Forwarded-For is trusted. The default is the
                      nearest proxy, if it is on this machine or in a private network.
  --open              Open the console in the browser.
  --log-level LEVEL   error, warn, info or debug. The default is warn; with the real Graph info.
  --help              Show this text.

The real Graph in place of the simulated one:
  --app-id GUID       The bot's app registration. Only Graph's notifications for this app are accepted.
  --tenant GUID,...   The tenants whose notifications are accepted. The default is every tenant; transfers cannot be
                      sent then. Without --app-id: the tenant of the simulated Graph.
  --application-instance GUID  The object id of the app's application instance, a resource account with a telephone
                      number. A telephone can be asked first only with it. A simulated Graph has one.
  --cloud NAME        global (the default), usGovernmentL4, usGovernmentL5 or china.
  --discovery URL     The discovery document of the keys that sign notifications, in place of the cloud's.
  --issuer TEXT,...   The issuers of valid tokens, exactly as in the tokens, in place of the cloud's.

People to transfer to, in the search of the page:
  --people FILE       A JSON or CSV file with names, object ids and telephone numbers. The guide lists its columns.
  --people-search on  Search the users and the resource accounts of the tenant. The app needs the permission
                      User.Read.All. The default is off: only the file and the last targets are searched.
  --region CODE       The country of telephone numbers without a country code, as in GB.

Several instances behind one address:
  --redis URL         Store the events in Redis, which all instances share. All need the same operator secret.

For trials and tests, with the simulated Graph:
  --time-scale N      The factor of its delays, from 0 to 10: 1 as Graph (the default), 0.5 for half, 0 for none.
                      A transfer may set another one, in the page or with "timeScale" in its send request.

Environment: each option but --open and --help can be set there too, in capitals and with a prefix; the command line
takes precedence.
  GRAPH_CALL_TRANSFER_PORT, _HOST, _PUBLIC_URL, _TRUSTED_PROXY, _LOG_LEVEL, _APP_ID, _TENANT,
  _APPLICATION_INSTANCE, _CLOUD, _DISCOVERY, _ISSUER, _PEOPLE, _PEOPLE_SEARCH, _REGION, _REDIS_URL, _TIME_SCALE

Secrets are set in the environment, or in a file that the variable with the suffix _FILE names; never on the command
line, which every user of the machine can read. Each has at least 16 characters.
  GRAPH_CALL_TRANSFER_OPERATOR_SECRET   The secret with which operators sign in.
  GRAPH_CALL_TRANSFER_METRICS_TOKEN     The bearer token with which a collector reads /metrics.
  GRAPH_CALL_TRANSFER_REDIS_URL         The address of Redis, when it contains a password.
  AZURE_CLIENT_SECRET                   The app's client secret for tokens of Graph; or the path of a PEM file in
                                        AZURE_CLIENT_CERTIFICATE_PATH. AZURE_TENANT_ID selects one of several tenants.
`;
