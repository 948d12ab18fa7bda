// @ts-check
import { array, looseObject, number, string } from 'zod';

/** Creates the obvious schema of the notifications, with the current settings of zod. */
export function notificationsSchema() {
  const resultInfo = looseObject({
    code: number().nullish(),
    subcode: number().nullish(),
    message: string().nullish(),
  });
  const call = looseObject({
    state: string().nullish(),
    terminationReason: string().nullish(),
    replacesContext: string().nullish(),
    resultInfo: resultInfo.nullish(),
  });
  const entry = looseObject({ changeType: string(), resourceUrl: string(), resourceData: call.nullish() });
  return looseObject({ value: array(entry) });
}
