import { gzipSync } from "node:zlib";
import { MAX_BODY_BYTES } from "../../src/limits.ts";

/* Requests that have brought servers down, each with what it is. */

const json = { "content-type": "application/json" };
const JSON_BODY = JSON.stringify({ query: "{ __typename }" });
const times = (n: number, make: (i: number) => string): string =>
  Array.from({ length: n }, (_, i) => make(i)).join(" ");
const nested = (n: number, open: string, inside: string, close: string): string =>
  `${open.repeat(n)}${inside}${close.repeat(n)}`;
const bytesOf = (text: string, encoding: BufferEncoding): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(text, encoding));

/** Documents that are well-formed enough to be worth a try. */
export const documents: Readonly<Record<string, string>> = {
  "a thousand braces": nested(900, "{ a ", "", "}"),
  "deep inline fragments": nested(600, "{ ... on Query ", "{ __typename }", "}"),
  "a deep list": `{ node(id: ${nested(900, "[", "", "]")}) { id } }`,
  "a deep object": `{ resolveLocation(input: ${nested(600, "{ point: ", "1", "}")}) { explanation } }`,
  "two thousand fields": `{ ${"__typename ".repeat(1_990)} }`,
  "a thousand aliases": `{ ${times(600, (i) => `a${i}: __typename`)} }`,
  "fields that must be compared with each other": `{ ${times(150, (i) => `gridMap(first: ${i}) { edges { node { id } } }`)} }`,
  "a fragment of itself": "{ ...a } fragment a on Query { ...a }",
  "fragments in a ring": "{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }",
  "fragments that double at each step": `{ ...f0 } ${times(100, (i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`)} fragment f100 on Query { __typename }`,
  "fragments nobody uses": `{ __typename } ${times(200, (i) => `fragment f${i} on Query { __typename }`)}`,
  "three hundred operations": times(300, (i) => `query q${i} { __typename }`),
  "two anonymous operations": "{ __typename } { __typename }",
  "a directive four hundred times": `{ __typename ${"@include(if: true) ".repeat(300)} }`,
  "unknown directives": `query @a @b { __typename ${times(300, (i) => `@d${i}`)} }`,
  "a subscription": "subscription { __typename }",
  "deferred and streamed parts": `{ ... @defer { __typename } gridMap(first: 1) { edges @stream { node { id } } } }`,
  "deep questions about the schema": `{ __schema { types { ${nested(60, "fields { type { ", "name", "} }")} } } }`,
  "a fragment named __proto__": "{ ...__proto__ } fragment __proto__ on Query { __typename }",
  "aliases named as what every object has":
    "{ __proto__: __typename constructor: __typename toString: __typename }",
  "an operation named constructor": "query constructor { __typename }",
  "a variable named __proto__": "query($__proto__: ID!) { node(id: $__proto__) { id } }",
  "more than any float": `{ resolveLocation(input: { point: { lng: 1e400, lat: -1e400, crs: WGS84, accuracyM: 1e999999 } }) { explanation } }`,
  "an integer of many digits": `{ gridMap(first: ${"9".repeat(900_000)}) { edges { cursor } } }`,
  "a field without end": `{ ${"n".repeat(900_000)} }`,
  "an argument without end": `{ gridMap(${"n".repeat(900_000)}: 1) { edges { cursor } } }`,
  "a value without end": `{ gridMap(first: ${"n".repeat(900_000)}) { edges { cursor } } }`,
  "a text without end where a number belongs": `{ gridMap(first: "${"中".repeat(300_000)}") { edges { cursor } } }`,
  "a float of many digits": `{ resolveLocation(input: { point: { lng: 0.${"1".repeat(50_000)}, lat: 0, crs: GCJ02, accuracyM: 0 } }) { explanation } }`,
  "half a character in a literal": String.raw`{ node(id: "\ud800") { id } }`,
  "the end of a text in a literal": String.raw`{ node(id: "\u0000") { id } }`,
  "a mark at the beginning": "\ufeff{ __typename }",
  "a long comment": `{ __typename } #${"x".repeat(200_000)}`,
  "a very long name": `query ${"n".repeat(200_000)} { __typename }`,
  "a very long text": `{ node(id: "${"x".repeat(200_000)}") { id } }`,
  "nothing but a comment": "# nothing",
  nothing: "",
};

/** Bodies that are no document at all, or hold one in an unexpected way. */
export const bodies: Readonly<Record<string, RequestInit>> = {
  "no body": { headers: json },
  null: { headers: json, body: "null" },
  "a number": { headers: json, body: "42" },
  "a text": { headers: json, body: `"{ __typename }"` },
  "an array": { headers: json, body: `[${JSON_BODY}]` },
  "a query that is a number": { headers: json, body: `{"query": 5}` },
  "a query that is an object": { headers: json, body: `{"query": {}}` },
  "a query that is null": { headers: json, body: `{"query": null}` },
  "variables that are a text": {
    headers: json,
    body: `{"query": "{ __typename }", "variables": "x"}`,
  },
  "variables that are a list": {
    headers: json,
    body: `{"query": "{ __typename }", "variables": [1]}`,
  },
  "an operation name that is a list": {
    headers: json,
    body: `{"query": "{ __typename }", "operationName": ["a"]}`,
  },
  "variables of great depth": {
    headers: json,
    body: `{"query": "{ __typename }", "variables": {"a": ${nested(200_000, "[", "", "]")}}}`,
  },
  "names of what every object has": {
    headers: json,
    body: `{"query": "{ __typename }", "__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}`,
  },
  "variables named as what every object has": {
    headers: json,
    body: `{"query": "query($a: ID) { __typename }", "variables": {"__proto__": {"polluted": 1}, "a": null}}`,
  },
  "the same name twice": { headers: json, body: `{"query": "{ a }", "query": "{ __typename }"}` },
  "a number beyond all": {
    headers: json,
    body: `{"query": "query($n: Int) { gridMap(first: $n) { edges { cursor } } }", "variables": {"n": 1e400}}`,
  },
  "an input of names nobody knows": {
    headers: json,
    body: JSON.stringify({
      query:
        "mutation($i: RequestPhoneCodeInput!) { requestPhoneCode(input: $i) { refusal { code } } }",
      variables: { i: Object.fromEntries(Array.from({ length: 60_000 }, (_, i) => [`k${i}`, 1])) },
    }),
  },
  "an input of a name without end": {
    headers: json,
    body: JSON.stringify({
      query:
        "mutation($i: RequestPhoneCodeInput!) { requestPhoneCode(input: $i) { refusal { code } } }",
      variables: { i: { ["n".repeat(900_000)]: 1 } },
    }),
  },
  "a list of ids that are none": {
    headers: json,
    body: JSON.stringify({
      query: "query($a: [ID!]!) { nodes(ids: $a) { id } }",
      variables: { a: Array.from({ length: 100_000 }, () => ({})) },
    }),
  },
  "a text without end instead of a number": {
    headers: json,
    body: JSON.stringify({
      query: "query($n: Int) { gridMap(first: $n) { edges { cursor } } }",
      variables: { n: "n".repeat(900_000) },
    }),
  },
  ...Object.fromEntries(
    [" ", "0", "86", "\u0301", "-", "中 ", "\n"].map((one) => [
      `a phone of ${JSON.stringify(one)} without end`,
      {
        headers: json,
        body: JSON.stringify({
          query:
            "mutation($p: String!) { requestPhoneCode(input: { phone: $p }) { refusal { code } } }",
          variables: { p: one.repeat(300_000) },
        }),
      },
    ]),
  ),
  "UTF-16": { headers: json, body: bytesOf(JSON_BODY, "utf16le") },
  "Latin 1": { headers: json, body: bytesOf(`{"query": "{ é }"}`, "latin1") },
  "a broken character": { headers: json, body: bytesOf("7b227175657279223a22c328227d", "hex") },
  "an overlong character": { headers: json, body: bytesOf("7b227175657279223a22c0af227d", "hex") },
  "a mark before it": { headers: json, body: `\ufeff${JSON_BODY}` },
  "compressed bytes": {
    headers: { ...json, "content-encoding": "gzip" },
    body: new Uint8Array(gzipSync(JSON_BODY)),
  },
  "bytes that say they are compressed": {
    headers: { ...json, "content-encoding": "br" },
    body: JSON_BODY,
  },
  "an unknown kind": { headers: { "content-type": "application/x-nonsense" }, body: JSON_BODY },
  "no kind": { headers: { "content-type": "" }, body: JSON_BODY },
  "a form that reaches for the prototype": {
    body: (() => {
      const form = new FormData();
      form.set("operations", JSON_BODY);
      form.set("map", `{"0": ["__proto__.polluted", "variables.__proto__.polluted"]}`);
      form.set("0", new Blob(["x"]));
      return form;
    })(),
  },
  "a form that is cut short": {
    headers: { "content-type": "multipart/form-data; boundary=x" },
    body: "--x\r\ncontent-disposition: form-data; name=",
  },
  "a link's parameters": {
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "query=%7B__typename%7D&variables=%7B%22a%22",
  },
  "more than may be sent": { headers: json, body: " ".repeat(MAX_BODY_BYTES + 1) },
  "a token of nonsense": {
    headers: { ...json, authorization: `Bearer ${"x".repeat(10_000)}` },
    body: JSON_BODY,
  },
  "an identity of nonsense": {
    headers: { ...json, "linge-acting-as": "__proto__", "accept-language": "en;".repeat(5_000) },
    body: JSON_BODY,
  },
};

const star = Array.from({ length: 1_000 }, (_, i) => {
  const [angle, radius] = [(i * Math.PI) / 500, i % 2 === 0 ? 0.01 : 0.001];
  return [82 + radius * Math.cos(angle), 39 + radius * Math.sin(angle)];
});

/** Borders to import: one good, the others as no border ever is. */
export const polygons: readonly (readonly (readonly (readonly number[])[])[])[] = [
  [
    [
      [82, 39],
      [82.01, 39],
      [82.01, 39.01],
      [82, 39.01],
      [82, 39],
    ],
  ],
  [
    [
      [82, 39],
      [82.01, 39.01],
      [82.01, 39],
      [82, 39.01],
      [82, 39],
    ],
  ],
  [
    [
      [1e308, 1e308],
      [-1e308, 1e308],
      [-1e308, -1e308],
      [1e308, 1e308],
    ],
  ],
  [
    [
      [82, 39],
      [82, 39],
      [82, 39],
      [82, 39],
    ],
  ],
  [
    [
      [82, 39],
      [82.01, 39],
      [82.02, 39],
      [82, 39],
    ],
  ],
  [[[82, 39]], [[82, 39]]],
  [[[82, 39, 7], [82.01], [], [82, 39]]],
  [
    [
      [82, 39],
      [82.01, 39],
      [82.01, 39.01],
    ],
  ],
  [
    [
      [5e-324, 0],
      [0, 5e-324],
      [-5e-324, 0],
      [5e-324, 0],
    ],
  ],
  [[...star, star[0]!]],
  [[]],
  [],
];
