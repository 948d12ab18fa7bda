// @ts-check
import { quote } from './quotes.js';
import { pascalCase, snakeCase } from './schema.js';
import { fillMarks } from './template.js';

/** @import { ModelSyntax, Quotes } from './language.js' */
/** @import { ModelObject, PlannedValue } from './plan.js' */

/**
 * Writes the code that makes the body of objects of the SDK's models.
 *
 * @param {ModelObject} body
 * @param {ModelSyntax} syntax
 * @param {Quotes} quotes
 */
export function writeModels(body, syntax, quotes) {
  /** @type {string[]} */
  const statements = [];
  const value = writeObject(body, { syntax, quotes, statements });
  return syntax.nested ? fillMarks(syntax.result, { value }) : statements.join('\n\n');
}

/**
 * @typedef {object} Writer
 * @property {ModelSyntax} syntax
 * @property {Quotes} quotes
 * @property {string[]} statements those written so far; an object that is not nested adds its own
 */

/**
 * @param {ModelObject} object
 * @param {Writer} writer
 * @returns {string} the expression of the object
 */
function writeObject(object, writer) {
  const { syntax, quotes, statements } = writer;
  const marks = { type: syntax.types[object.model], variable: object.variable };
  const content = object.properties.map(([{ name }, planned]) => {
    const written = writeValue(planned, writer);
    const value = 'model' in planned ? written : fillMarks(syntax.scalar, { value: written });
    const property = syntax.naming === 'pascal' ? pascalCase(name) : snakeCase(name);
    return fillMarks(syntax.property, { ...marks, property, value });
  });
  if (object.additional.length > 0) {
    content.push(fillMarks(syntax.additionalOpen, marks));
    for (const [name, planned] of object.additional) {
      const value = writeValue(planned, writer);
      content.push(fillMarks(syntax.additionalEntry, { ...marks, name: quote(name, quotes), value }));
    }
    content.push(fillMarks(syntax.additionalClose, marks));
  }
  const open = fillMarks(syntax.open, marks);
  if (syntax.nested) {
    const lines = content.flatMap((text) => text.split('\n')).map((line) => syntax.indent + line);
    return [open, lines.join('\n'), syntax.close].join('\n');
  }
  statements.push([open, ...content].join('\n'));
  return fillMarks(syntax.result, marks);
}

/**
 * @param {PlannedValue} planned
 * @param {Writer} writer
 * @returns {string}
 */
function writeValue(planned, writer) {
  const { syntax, quotes } = writer;
  if ('model' in planned) return writeObject(planned, writer);
  if ('string' in planned) return quote(planned.string, quotes);
  if ('boolean' in planned) return syntax.booleans[planned.boolean ? 'true' : 'false'];
  if ('integer' in planned) return planned.integer;
  return syntax.endpointTypes[planned.endpointType];
}
