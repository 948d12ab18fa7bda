// @ts-check
/** Who signs what comes to a webhook, cloud by cloud. */

/** @type {typeof import('../../types/webhook.js').webhookTrust} */
export const webhookTrust = Object.freeze({
  global: Object.freeze({
    discovery: 'https://api.aps.skype.com/v1/.well-known/OpenIdConfiguration',
    issuers: Object.freeze(['https://graph.microsoft.com', 'https://api.botframework.com']),
  }),
  usGovernmentL4: Object.freeze({
    discovery: 'https://apigcch.botframework.azure.us/v1/.well-known/OpenIdConfiguration',
    // The slash is how that cloud was seen to write the issuer of the global one.
    issuers: Object.freeze(['https://api.botframework.us', 'https://api.botframework.com/']),
  }),
});
