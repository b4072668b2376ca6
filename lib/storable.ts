/** Stands for what is no character, as in browsers. */
const REPLACEMENT = '\uFFFD'

/** Text as PostgreSQL keeps it, of the same length: U+0000 and halves of characters, which it refuses, are replaced. */
export const storable = (text: string): string =>
  text.replaceAll('\0', REPLACEMENT).replaceAll(/\p{Cs}/gu, REPLACEMENT)

/** Escapes under which JSON may hold such characters; most of it holds none, and need not be looked through. */
const ESCAPED = /\\u(?:0000|d[89a-f])/iu

/** JSON whose texts can be stored. Throws a SyntaxError for what is none. */
export const parseStorable = (json: string): unknown =>
  ESCAPED.test(json)
    ? JSON.parse(json, (_key, value: unknown) => (typeof value === 'string' ? storable(value) : value))
    : JSON.parse(json)
