import { computed } from '@preact/signals';
import type { Field } from '../../model/field.js';
import { objectAt } from '../../model/json-body.js';
import { kindOf, paths, type Shape, shapeOf } from '../../model/scenario.js';
import { texts } from '../../texts/index.js';
import type { DraftStore } from './draft.js';

export type FieldStore = ReturnType<typeof createFieldStore>;

/** Creates the fields of the form, which follow the draft. */
export function createFieldStore({ draft }: DraftStore) {
  /** The shape of the draft. */
  const shape = computed<Shape>(() => shapeOf(draft.value.body));
  /** The kind of the target's identity, as Graph's `identitySet` names it. */
  const targetKind = computed(() => kindOf(objectAt(draft.value.body, paths.identity)));
  /** The fields, in the order of the form. */
  const fields = computed<readonly Field[]>(() => [
    { id: 'call-id', group: 'call', part: 'callId', path: '', required: true, ...texts.fields.callId },
    ...(shape.value.phone ? [phoneField()] : targetFields(targetKind.value)),
    ...(shape.value.consultative ? [replacesCallIdField()] : []),
    ...(shape.value.group ? transfereeFields(kindOf(objectAt(draft.value.body, '/transferee/identity'))) : []),
    ...localeFields(),
  ]);
  return { shape, targetKind, fields };
}

function phoneField(): Field {
  const path = `${paths.identity}/phone/id`;
  const place = { id: 'target-phone', group: 'target', part: 'body', path } as const;
  return { ...place, required: true, inputMode: 'tel', ...texts.fields.phone };
}

function replacesCallIdField(): Field {
  const place = { group: 'consultation', part: 'body', path: paths.replacesCallId } as const;
  return { id: 'replaces-call-id', ...place, required: true, ...texts.fields.replacesCallId };
}

function localeFields(): readonly Field[] {
  return [
    { id: 'language', path: '/transferTarget/languageId', ...texts.fields.language },
    { id: 'region', path: '/transferTarget/region', ...texts.fields.region },
  ].map((field) => ({ ...field, group: 'locale', part: 'body', required: false }));
}

function targetFields(kind: string): readonly Field[] {
  const identity = `${paths.identity}/${kind}`;
  const common = { group: 'target', part: 'body' } as const;
  return [
    { id: 'target-id', path: `${identity}/id`, required: true, ...common, ...texts.fields.targetId(kind) },
    { id: 'target-tenant', path: `${identity}/tenantId`, required: false, ...common, ...texts.fields.targetTenant },
    { id: 'target-name', path: `${identity}/displayName`, required: false, ...common, ...texts.fields.targetName },
  ];
}

function transfereeFields(kind: string): readonly Field[] {
  const identity = `/transferee/identity/${kind}`;
  const common = { group: 'transferee', part: 'body' } as const;
  return [
    {
      id: 'participant-id',
      path: '/transferee/participantId',
      required: true,
      ...common,
      ...texts.fields.participantId,
    },
    { id: 'transferee-id', path: `${identity}/id`, required: false, ...common, ...texts.fields.transfereeId(kind) },
    {
      id: 'transferee-tenant',
      path: `${identity}/tenantId`,
      required: false,
      ...common,
      ...texts.fields.transfereeTenant,
    },
  ];
}
