import type { CoreError, CoreTexts } from '../i18n/language.js';

/** The core writes for developers; on the page there is a button for each call that it recommends. */
const advice: CoreTexts['advice'] = {
  likelyFailed: () => 'The transfer probably failed, but a later attempt may still be under way. Check the call first.',
  requestRefused: () =>
    'Graph refused the request, and started no transfer with it. The code of the response gives the reason.',
  mayBeInProgress: () =>
    'The transfer may have started all the same. Wait for a notification, or check the call, before you send it again.',
  noNotification: () =>
    'Check the call. If it has ended, ask the other person whether the caller arrived. If it is still with you, the transfer has not happened.',
};

/** Where no response came, the page itself shows what to do: that depends on what followed. */
const withoutHint = ({ message }: CoreError) => ({ message });
const errors: CoreTexts['errors'] = { network: withoutHint, timedOut: withoutHint, aborted: withoutHint };

/** The options of the package are the relay's, under its own names. */
const deliveryHints: CoreTexts['deliveryHints'] = {
  audienceMismatch: () => 'Start the relay with `--app-id` and the ID of the app that the calls belong to.',
  issuerUnknown: () =>
    'Issuers are compared letter by letter, with the slash at the end. Start the relay with `--issuer` for each of yours.',
};

/** The texts that the page has in place of the core's. */
export const englishCore: CoreTexts = { advice, errors, deliveryHints };
