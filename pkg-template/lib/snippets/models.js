// @ts-check
import { quote } from './quotes.js';
import { tables } from './table.js';
import { fillMarks } from './template.js';

/** @import { ModelObject, Planned } from './plan.js' */
/** @import { Models, Quotes } from './table.js' */

/**
 * Writes the code that makes the body of objects of the SDK's models.
 *
 * @param {ModelObject} body
 * @param {Models} models
 * @param {Quotes} quotes
 */
export function writeModels(body, models, quotes) {
  /** @type {string[]} */
  const statements = [];
  const value = writeObject(body, { models, quotes, statements });
  return models.nested ? fillMarks(models.result, { value }) : statements.join('\n\n');
}

/** @typedef {{ models: Models, quotes: Quotes, statements: string[] }} Writing */

/**
 * @param {ModelObject} object
 * @param {Writing} writing to whose statements those are added that must stand before the object
 * @returns {string} the expression of the object
 */
function writeObject(object, writing) {
  const { models, quotes, statements } = writing;
  const type = models.types[tables.schema.findIndex(([known]) => known === object.type)] ?? '';
  const own = { type, variable: object.variable };
  const inside = object.members.map(([declared, planned]) => {
    const written = writeValue(planned, writing);
    const value = 'type' in planned ? written : fillMarks(models.scalar, { value: written });
    return fillMarks(models.member, { ...own, member: declared[models.case], value });
  });
  if (object.data.length > 0) {
    inside.push(fillMarks(models.dataOpen, own));
    for (const [name, planned] of object.data) {
      const value = writeValue(planned, writing);
      inside.push(fillMarks(models.dataEntry, { ...own, name: quote(name, quotes), value }));
    }
    inside.push(fillMarks(models.dataClose, own));
  }
  const open = fillMarks(models.open, own);
  if (models.nested) {
    const lines = inside.flatMap((text) => text.split('\n')).map((line) => models.indent + line);
    return [open, lines.join('\n'), models.close].join('\n');
  }
  statements.push([open, ...inside].join('\n'));
  return fillMarks(models.result, own);
}

/**
 * @param {Planned} planned
 * @param {Writing} writing
 * @returns {string}
 */
function writeValue(planned, writing) {
  const { models, quotes } = writing;
  if ('type' in planned) return writeObject(planned, writing);
  if ('text' in planned) return quote(planned.text, quotes);
  if ('flag' in planned) return models.flags[planned.flag ? 1 : 0];
  if ('whole' in planned) return planned.whole;
  return models.endpointTypes.find(([name]) => name === planned.endpointType)?.[1] ?? '';
}
