import { either, list, type Shape } from './shapes.ts';

/*
 * The shapes of what stands for a place, in descriptions that come as JSON.
 */

export const text: Shape = { kind: 'text', expected: 'a string', is: () => true };
const PLACE =
  /^(?:\d+|(?:self|made|maker|around)\.\d+|step\.[\w$]+(?:\.\d+)?|config|written|name|receiver)(?:\.[\w$-]+)*$/;
export const place: Shape = {
  kind: 'text',
  expected: "a place such as '0', '2.issuer', 'self.0.key' or 'config.verify.issuer'",
  is: (given) => PLACE.test(given),
};
export const ref: Shape = {
  kind: 'text',
  expected: "'self', an argument such as '$0', or '#name' of one of `things`",
  is: (given, names) =>
    given === 'self' || /^\$\d+(?:\(\))?$/.test(given) || (given.startsWith('#') && names.has(given.slice(1))),
};
export const places = either('a place or an array of places', place, list(place));
export const given: Shape = {
  kind: 'text',
  expected: "a place such as '0', '1+' for argument 1 and all behind it, or '0()' for what the function at 0 returns",
  is: (text) => PLACE.test(text) || /^\d+(?:\+|\(\))$/.test(text),
};
