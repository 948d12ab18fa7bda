// @ts-check

export const helpText = `Usage: graph-call-transfer-console [options]

Serves the transfer console: a page to make a transfer of a Microsoft Teams call and to watch it to its end.
Without options it serves this machine only, with a simulated Microsoft Graph behind it; no tenant is needed.

What it serves, and where:
  --port N            Listen on port N; 0 takes any free one. Without it: 8080, or the next free one.
  --host ADDRESS      Listen on this address. The default is 127.0.0.1; one that other machines reach needs
                      --public-url and an operator secret.
  --public-url URL    Where operators and Graph reach it, as in https://console.example.com. Something in front of
                      it must speak https. Operators sign in with the operator secret.
  --open              Open the console in the browser.
  --log-level LEVEL   error, warn, info or debug. Without it: warn; with a real Graph info.
  --help              Show this text.

A real Graph instead of the simulated one:
  --app-id GUID       The bot's app registration. Only notifications of Graph for this app are taken.
  --tenant GUID,...   The tenants whose notifications are taken. Without it those of every tenant are, and
                      transfers cannot be sent.
  --cloud NAME        global (the default), usGovernmentL4, usGovernmentL5 or china.
  --discovery URL     Where the keys are found that notifications are signed with, in place of the cloud's address.
  --issuer TEXT,...   Who issues good tokens, letter by letter, in place of the cloud's issuers.

Several instances behind one address:
  --redis URL         Keep what happens in Redis, so that every instance knows it. All need the same operator secret.

For trials and tests, with the simulated Graph:
  --pace N            How long it takes its time: 1 as Graph does (the default), 0.5 half of it, 0 at once; at most 10.
                      A transfer may ask for another pace, in the page or with "pace" in its order.

Environment: each option but --open and --help may be set there too, in capitals and with a prefix; the command line
wins.
  GRAPH_CALL_TRANSFER_PORT, _HOST, _PUBLIC_URL, _LOG_LEVEL, _APP_ID, _TENANT, _CLOUD,
  _DISCOVERY, _ISSUER, _REDIS_URL, _PACE

Secrets come from the environment, or from the file that the variable with _FILE at its end names; never from the
command line, which everybody on the machine can read. Each has at least 16 characters.
  GRAPH_CALL_TRANSFER_OPERATOR_SECRET   What operators sign in with.
  GRAPH_CALL_TRANSFER_METRICS_TOKEN     What a collector shows as a bearer token to read /metrics.
  GRAPH_CALL_TRANSFER_REDIS_URL         The address of Redis, when a password is in it.
  AZURE_CLIENT_SECRET                   What the app gets its token for Graph with; or the path of a PEM file in
                                        AZURE_CLIENT_CERTIFICATE_PATH. AZURE_TENANT_ID chooses among several tenants.
`;
