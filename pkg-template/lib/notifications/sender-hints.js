// @ts-check
/** The advice for the payloads of other services. */

/** The advice for a notification of a subscription. */
export const SUBSCRIPTION_HINT =
  'This is a change notification of a Graph subscription, such as one to call records. It says nothing about a transfer: those ' +
  'notifications go to the callback URI of the call. Set the notificationUrl of the subscription to another endpoint.';

/** @type {Readonly<Record<import('../../types/index.js').ForeignSender, string>>} */
export const SENDER_HINTS = Object.freeze({
  azureCommunicationServices:
    'This is an event of Azure Communication Services, whose calls are not calls of Graph. Set the callback URI of its calls, ' +
    'or the endpoint of its Event Grid subscription, to another endpoint.',
  eventGridValidation:
    'Azure Event Grid validates a subscription with this endpoint. Set the subscription to another endpoint, which returns the ' +
    'validationCode. Call notifications of Graph need no subscription.',
  eventGrid:
    'This is an event of Azure Event Grid. Set its subscription to another endpoint: call notifications of Graph do not come ' +
    'through Event Grid.',
  botFramework:
    'This is an activity of the Bot Framework, such as a chat message. Set the messaging endpoint of the bot to another endpoint, ' +
    'and the webhook in the tab Calling of its Teams channel to this one.',
});
