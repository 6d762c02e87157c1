import type { AttributeValue } from "@aws-sdk/client-dynamodb";

/*
 * How values lie in the table. What conditions and indexes need stands by itself: texts, numbers, yes or no. What is
 * read and written whole (a state, a timeline entry, an outbox message) is one JSON text: to DynamoDB a tree of typed
 * values is as opaque as a text, and costs several times the work to write and to read.
 */

export type Attributes = Record<string, AttributeValue>;

/** The only map we write: nothing else can be taken for a JSON text. */
const JSON_TEXT = "json";

/** JSON has no way to write these numbers: it would turn them into null in silence. */
function onlyFinite(_name: string, value: unknown): unknown {
  if (typeof value === "number" && !Number.isFinite(value))
    throw new TypeError(`${value} cannot be kept in the table`);
  return value;
}

function toAttribute(value: unknown): AttributeValue {
  if (typeof value === "string") return { S: value };
  if (typeof value === "number") return { N: String(onlyFinite("", value)) };
  if (typeof value === "boolean") return { BOOL: value };
  if (value === null) return { NULL: true };
  if (typeof value !== "object")
    throw new TypeError(`a ${typeof value} cannot be kept in the table`);
  return { M: { [JSON_TEXT]: { S: JSON.stringify(value, onlyFinite) } } };
}

/** An item as DynamoDB takes it. What is undefined is left out. Throws TypeError for what cannot be kept. */
export function toAttributes(value: Readonly<Record<string, unknown>>): Attributes {
  const kept = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(kept.map(([name, one]) => [name, toAttribute(one)]));
}

function fromAttribute(value: AttributeValue): unknown {
  if (value.S !== undefined) return value.S;
  if (value.N !== undefined) return Number(value.N);
  if (value.M !== undefined) return fromMap(value.M);
  if (value.BOOL !== undefined) return value.BOOL;
  if (value.NULL !== undefined) return null;
  // Before layout 7 lists and maps were kept as trees of typed values.
  if (value.L !== undefined) return value.L.map(fromAttribute);
  throw new TypeError(`nothing of ours is kept as ${Object.keys(value).join()}`);
}

function fromMap(map: Attributes): unknown {
  const text = map[JSON_TEXT]?.S;
  return text === undefined ? fromAttributes(map) : JSON.parse(text);
}

/** The item that `toAttributes` wrote, also as earlier layouts wrote it. */
export function fromAttributes(attributes: Attributes): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, one]) => [name, fromAttribute(one)]),
  );
}
