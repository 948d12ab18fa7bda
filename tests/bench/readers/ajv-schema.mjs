// @ts-check

const text = { type: 'string', nullable: true };
const number = { type: 'number', nullable: true };

const call = {
  type: 'object',
  nullable: true,
  properties: {
    state: text,
    terminationReason: text,
    replacesContext: text,
    resultInfo: { type: 'object', nullable: true, properties: { code: number, subcode: number, message: text } },
  },
};

/** The obvious schema of the notifications. */
export const schema = {
  type: 'object',
  required: ['value'],
  properties: {
    value: {
      type: 'array',
      items: {
        type: 'object',
        required: ['changeType', 'resourceUrl'],
        properties: { changeType: { type: 'string' }, resourceUrl: { type: 'string' }, resourceData: call },
      },
    },
  },
};
