import { region } from '../i18n/region.js';
import type { DirectoryKind } from '../model/scenario.js';

const directoryKinds: Readonly<Record<DirectoryKind, { name: string; id: string }>> = {
  user: { name: 'User', id: 'User id' },
  application: { name: 'Application', id: 'Application id' },
  applicationInstance: { name: 'Application instance', id: 'Application instance id' },
};

/** Graph may add kinds. */
const kinds: Readonly<Record<string, { name: string; id: string } | undefined>> = directoryKinds;

/** The fields of the form. */
export const fieldsTexts = region('fields', {
  target: 'Transfer target (who receives the call)',
  consultation: 'Consultation',
  transferee: 'Transferee (who is moved)',
  locale: 'Language and region',
  optional: 'optional',
  filled: (number: number) => `${number} filled in`,
  kind: 'Kind of target',
  kindName: (kind: string) => kinds[kind]?.name ?? kind,
  phoneTarget: 'The target is a telephone',
  consulted: 'The target was consulted first',
  applicationInstance: 'The call belongs to an application instance with a telephone number',
  callId: { label: 'Call id', hint: 'From your bot’s call notifications.' },
  targetId: (kind: string) => ({
    label: kinds[kind]?.id ?? 'Identity id',
    hint: 'The object ID in Microsoft Entra ID.',
  }),
  targetTenant: { label: 'Tenant id', hint: 'The organisation of the target.' },
  targetName: { label: 'Display name', hint: 'The name that Teams shows.' },
  phone: { label: 'Phone number', hint: 'With the country code, such as +12345678901.' },
  replacesCallId: { label: 'Replaces call id', hint: 'Your call with the target, which the transfer replaces.' },
  participantId: { label: 'Participant id', hint: 'The id in the roster of the call, not the user id.' },
  transfereeId: (kind: string) => ({
    label: `Transferee’s ${(kinds[kind]?.id ?? 'Identity id').toLowerCase()}`,
    hint: 'The object ID in Microsoft Entra ID.',
  }),
  transfereeTenant: { label: 'Transferee’s tenant id', hint: 'The organisation of the transferee.' },
  root: 'Address of Graph',
  token: 'Access token',
  tokenMissing: {
    message: 'No access token: a live transfer needs one.',
    hint: 'Paste an app-only token, or choose another destination above.',
  },
  language: { label: 'Language', hint: 'Such as en-US.' },
  region: { label: 'Region', hint: 'Such as amer.' },
});
