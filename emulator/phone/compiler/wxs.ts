/** Helpers that compiled WXS expects in scope: WeChat's own globals, and our stand-in for `constructor`. */
export const WXS_GLOBALS = `
var __wxsCtor = function (x) { return x === undefined || x === null ? undefined : Object.prototype.toString.call(x).slice(8, -1) };
var getRegExp = function (p, f) { return new RegExp(p, f) };
var getDate = function () { return arguments.length ? new (Function.prototype.bind.apply(Date, [null].concat([].slice.call(arguments))))() : new Date() };
`

const STRING = /(['"])((?:\\.|(?!\1)[^\\\n])*)\1/g
const UNKNOWN_ESCAPE = /\\([^nrtbfvux0'"\\\n])/g
const CONSTRUCTOR = /((?:[A-Za-z_$][\w$]*)(?:\.[A-Za-z_$][\w$]*|\[[^\]]+\])*)\.constructor\b/g

/**
 * WXS → JavaScript where the two differ:
 * - a string keeps unknown escapes: '\d' is a backslash and a d (seen in the output of WeChat's wcc);
 * - `x.constructor` is the text 'Array', 'String', …;
 * - modules are required by their path with the ending.
 */
export function wxsToJs(source: string): string {
  return source
    .replace(
      STRING,
      (_, quote: string, body: string) => quote + body.replace(UNKNOWN_ESCAPE, '\\\\$1') + quote,
    )
    .replace(/require\(\s*(['"])(.+?)\.wxs\1\s*\)/g, 'require($1$2$1)')
    .replace(CONSTRUCTOR, '__wxsCtor($1)')
}

/** Paths that a WXS module requires, as written. */
export function wxsRequires(source: string): string[] {
  return [...source.matchAll(/require\(\s*['"](.+?)['"]\s*\)/g)].map((match) => match[1] ?? '')
}
