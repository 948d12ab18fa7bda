/** Replaces @azure/identity, which needs the network: its credentials return tokens of the simulator. */
export class DefaultAzureCredential {
  async getToken(scope) {
    if (scope !== 'https://graph.microsoft.com/.default') throw new Error(`unexpected scope ${scope}`);
    return { token: globalThis.simulatedToken(), expiresOnTimestamp: Date.now() + 3_600_000 };
  }
}
