/*
 * How deep something is nested, found without going into it: parsers call themselves once per level, and how
 * many levels they survive depends on how often they ran before.
 */

const OPEN = new Set(["{", "[", "("]);
const CLOSE = new Set(["}", "]", ")"]);

/** The end of a comment or text that begins at `start`; the end of the document when it is not closed. */
function endOf(text: string, start: number): number {
  if (text[start] === "#") return lineEnd(text, start);
  if (text.startsWith('"""', start)) return blockEnd(text, start + 3);
  for (let i = start + 1; i < text.length; i += 1) {
    if (text[i] === "\\") i += 1;
    else if (text[i] === '"' || text[i] === "\n" || text[i] === "\r") return i;
  }
  return text.length;
}

function lineEnd(text: string, start: number): number {
  for (let i = start; i < text.length; i += 1) if (text[i] === "\n" || text[i] === "\r") return i;
  return text.length;
}

function blockEnd(text: string, start: number): number {
  let end = text.indexOf('"""', start);
  while (end > 0 && text[end - 1] === "\\") end = text.indexOf('"""', end + 3);
  return end < 0 ? text.length : end + 2;
}

/** Whether brackets of any kind in a GraphQL document are nested deeper than this. Reads each character once. */
export function isNestedDeeper(document: string, max: number): boolean {
  let depth = 0;
  for (let i = 0; i < document.length; i += 1) {
    const character = document[i] ?? "";
    if (character === "#" || character === '"') i = endOf(document, i);
    else if (OPEN.has(character)) depth += 1;
    else if (CLOSE.has(character)) depth -= 1;
    if (depth > max) return true;
  }
  return false;
}

/**
 * Whether an object of a JSON value has more names, or a list more entries, than this. What does not fit the schema is
 * blamed name by name, each with the whole object, before anybody can say that it is enough.
 */
export function isValueWider(value: unknown, most: { names: number; entries: number }): boolean {
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const one = waiting.pop();
    if (typeof one !== "object" || one === null) continue;
    const inner = Object.values(one);
    if (inner.length > (Array.isArray(one) ? most.entries : most.names)) return true;
    for (const each of inner) waiting.push(each);
  }
  return false;
}

/** Whether lists and objects of a JSON value are nested deeper than this. */
export function isValueNestedDeeper(value: unknown, max: number): boolean {
  const waiting: [value: unknown, depth: number][] = [[value, 0]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [one, depth] = next;
    if (typeof one !== "object" || one === null) continue;
    if (depth === max) return true;
    for (const inner of Object.values(one)) waiting.push([inner, depth + 1]);
  }
  return false;
}
