import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from "node:crypto";
import { compareKeys, type Index, type Item, nameOf, query, type Table } from "./table.ts";

/** A page as the table is asked for it: so many items beyond a sort key, in one direction. */
export type PageRequest = {
  limit: number;
  backward: boolean;
  after: string | null;
  before: string | null;
};

/** One stretch of a list; a list of several is merged by sort key, which must be unique in the list. */
export type Stretch = { pk: string; index?: Index; begins?: string };

export type Page<Node> = {
  edges: { cursor: string; node: Node }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
};

/** Bytes of the code that makes a cursor ours. */
const MAC = 12;

/** Making a key out of bytes costs several times as much as using it. */
const keys = new WeakMap<Uint8Array, KeyObject>();

/** The key of a secret, made once. */
export function hmacKey(secret: Uint8Array): KeyObject {
  const known = keys.get(secret);
  if (known) return known;
  const made = createSecretKey(secret);
  keys.set(secret, made);
  return made;
}

/** Seals cursors to one list of one viewer, so that nobody can write one or carry it elsewhere. */
export class Cursors {
  readonly #key: KeyObject;
  readonly #bind: string;

  constructor(secret: Uint8Array, bind: string) {
    this.#key = hmacKey(secret);
    this.#bind = bind;
  }

  #mac(position: string): Buffer {
    const text = JSON.stringify([this.#bind, position]);
    return createHmac("sha256", this.#key).update(text).digest().subarray(0, MAC);
  }

  encode(position: string): string {
    return Buffer.concat([this.#mac(position), Buffer.from(position)]).toString("base64url");
  }

  /** The position, or null for a cursor that we did not make for this list and viewer. */
  decode(cursor: string): string | null {
    const bytes = Buffer.from(cursor, "base64url");
    // Decoding overlooks characters that have no place in a cursor.
    if (bytes.length <= MAC || bytes.toString("base64url") !== cursor) return null;
    const position = bytes.subarray(MAC).toString();
    return timingSafeEqual(this.#mac(position), bytes.subarray(0, MAC)) ? position : null;
  }
}

/** Without what its reader may no longer see; where the page stands in its list is the same. */
export const visibleAmong = <Node>(
  page: Page<Node>,
  isVisible: (node: Node) => boolean,
): Page<Node> => ({ ...page, edges: page.edges.filter(({ node }) => isVisible(node)) });

/** The same page of other nodes; null leaves one out. */
export const mapPage = <Node, Made>(
  { edges, pageInfo }: Page<Node>,
  make: (node: Node) => Made | null,
): Page<Made> => ({
  pageInfo,
  edges: edges.flatMap((edge) => {
    const node = make(edge.node);
    if (node === null) return [];
    return [
      {
        get cursor() {
          return edge.cursor;
        },
        node,
      },
    ];
  }),
});

/** Something with the sort key by which it stands in its list. */
type Placed<Thing> = { position: string; thing: Thing };

/**
 * The page at the beginning of what was found, which is one more than asked for when there is more. What
 * a cursor stands for lies beyond the page it bounds.
 */
function toPage<Thing, Node>(
  found: readonly Placed<Thing>[],
  { limit, backward, after, before }: PageRequest,
  cursors: Cursors,
  toNode: (thing: Thing) => Node,
): Page<Node> {
  const more = found.length > limit;
  const taken = found.slice(0, limit);
  if (backward) taken.reverse();
  const edges = taken.map(({ position, thing }) => ({
    /** Made when it is asked for: most readers want one of a page. */
    get cursor() {
      return cursors.encode(position);
    },
    node: toNode(thing),
  }));
  return {
    edges,
    pageInfo: {
      hasNextPage: before !== null || (!backward && more),
      hasPreviousPage: after !== null || (backward && more),
      get startCursor() {
        return edges[0]?.cursor ?? null;
      },
      get endCursor() {
        return edges.at(-1)?.cursor ?? null;
      },
    },
  };
}

/** One more than the page holds, of one stretch, beginning at the end from which the page is read. */
async function readStretch(
  table: Table,
  stretch: Stretch,
  { limit, backward, after, before }: PageRequest,
  newestFirst: boolean,
): Promise<Placed<Item>[]> {
  const [low, high] = newestFirst ? [before, after] : [after, before];
  const items = await query(table, {
    ...stretch,
    descending: newestFirst !== backward,
    limit: limit + 1,
    ...(low !== null && { after: low }),
    ...(high !== null && { before: high }),
  });
  const sk = stretch.index ? `${stretch.index}sk` : "sk";
  return items.map((item) => ({ position: item[sk] as string, thing: item }));
}

/** Stretches as one. A thing that moved from one to another while they were read would be in both. */
function merge(found: readonly Placed<Item>[], descending: boolean): Placed<Item>[] {
  const distinct = new Map(found.map((placed) => [nameOf(placed.thing), placed]));
  const sign = descending ? -1 : 1;
  return [...distinct.values()].sort((a, b) => sign * compareKeys(a.position, b.position));
}

/**
 * Reads one page from one or more stretches that share an order. One request per stretch; the cost
 * depends on the size of the page, not of the list. `newestFirst` lists run against the sort key.
 */
export async function readPage<Node>(
  table: Table,
  stretches: readonly Stretch[],
  request: PageRequest,
  options: { newestFirst: boolean; cursors: Cursors; toNode: (item: Item) => Node },
): Promise<Page<Node>> {
  const { newestFirst, cursors, toNode } = options;
  const found = await Promise.all(
    stretches.map((stretch) => readStretch(table, stretch, request, newestFirst)),
  );
  return toPage(merge(found.flat(), newestFirst !== request.backward), request, cursors, toNode);
}

/** The same for a list that is in memory already, whatever its order: the page is in the order of the keys. */
export function pageOf<Node>(
  nodes: readonly Node[],
  keyOf: (node: Node) => string,
  request: PageRequest,
  cursors: Cursors,
): Page<Node> {
  const { backward, after, before } = request;
  const inside = nodes
    .map((thing) => ({ position: keyOf(thing), thing }))
    .filter(({ position }) => after === null || compareKeys(position, after) > 0)
    .filter(({ position }) => before === null || compareKeys(position, before) < 0)
    .sort((a, b) => compareKeys(a.position, b.position));
  return toPage(backward ? inside.toReversed() : inside, request, cursors, (thing) => thing);
}
