/**
 * Members that hold the name of another value of their object, and members that hold such a value, without separators and in small letters:
 * headers and form fields, JSON Patch (RFC 6902), and the errors of validators (Joi, Zod, Ajv, express-validator, Mongoose, Spring).
 */
export const namingKeys: ReadonlySet<string> = new Set([
  ...['name', 'key', 'field', 'header', 'id', 'label', 'param', 'parameter', 'k', 'n', 'attribute', 'property'],
  ...['path', 'instancepath', 'datapath', 'pointer', 'column', 'fieldname', 'propertyname', 'paramname', 'variable'],
]);

export const valueKeys: ReadonlySet<string> = new Set([
  ...['value', 'val', 'v', 'content', 'data', 'text', 'values'],
  ...['received', 'rejectedvalue', 'invalidvalue', 'actual', 'input', 'given', 'attemptedvalue'],
  ...['old', 'new', 'from', 'to', 'before', 'after', 'previous', 'current'],
  ...['oldvalue', 'newvalue', 'previousvalue', 'currentvalue', 'originalvalue'],
]);

/** A key as those sets have it. */
export const plainKey = (key: string): string => key.replaceAll(/[_\s-]/g, '').toLowerCase();
