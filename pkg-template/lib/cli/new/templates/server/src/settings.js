/** The settings: without APP_ID those of the local Graph, which `npm run simulate` starts. */

/** Reads the settings from the environment. */
export function readSettings(env = process.env) {
  const port = Number(env.PORT ?? 3978);
  return { port, ...(env.APP_ID ? readReal(env) : readLocal(env)) };
}

/** The real Graph: its addresses are the defaults of the package. */
function readReal(env) {
  for (const name of ['TENANT_ID', 'APP_SECRET', 'TARGET_USER']) {
    if (!env[name]) throw new Error(`${name} is missing: with APP_ID, all settings of .env.example are needed`);
  }
  return {
    appId: env.APP_ID,
    tenantId: env.TENANT_ID,
    secret: env.APP_SECRET,
    target: { user: { id: env.TARGET_USER } },
    loginUrl: 'https://login.microsoftonline.com',
    endpoint: undefined,
    discovery: undefined,
  };
}

/** The local Graph: it takes any secret. */
function readLocal({ LOCAL_GRAPH = 'http://localhost:4010' }) {
  return {
    appId: 'c1a11e70-0000-4000-8000-000000000001',
    tenantId: '72f988bf-86f1-41af-91ab-2d7cd011db47',
    secret: 'local',
    target: { user: { id: '550fae72-d251-43ec-868c-373732c2704f' } },
    loginUrl: LOCAL_GRAPH,
    endpoint: { baseUrl: LOCAL_GRAPH },
    discovery: `${LOCAL_GRAPH}/v1/.well-known/OpenIdConfiguration`,
  };
}
