import { createHmac, timingSafeEqual } from "node:crypto";
import { type Index, type Item, query, type Table } from "./table.ts";

/** A page as the table is asked for it: so many items beyond a sort key, in one direction. */
export type PageRequest = {
  limit: number;
  backward: boolean;
  after: string | null;
  before: string | null;
};

/** One stretch of a list; a list of several is merged by sort key. */
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

/** Seals cursors to one list of one viewer, so that nobody can write one or carry it elsewhere. */
export class Cursors {
  readonly #secret: Uint8Array;
  readonly #bind: string;

  constructor(secret: Uint8Array, bind: string) {
    this.#secret = secret;
    this.#bind = bind;
  }

  #mac(position: string): Buffer {
    const text = `${this.#bind}\u0000${position}`;
    return createHmac("sha256", this.#secret).update(text).digest().subarray(0, 12);
  }

  encode(position: string): string {
    return Buffer.concat([this.#mac(position), Buffer.from(position)]).toString("base64url");
  }

  /** The position, or null for a cursor that we did not make for this list and viewer. */
  decode(cursor: string): string | null {
    const bytes = Buffer.from(cursor, "base64url");
    if (bytes.length <= 12) return null;
    const position = bytes.subarray(12).toString();
    return timingSafeEqual(this.#mac(position), bytes.subarray(0, 12)) ? position : null;
  }
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
  const descending = options.newestFirst !== request.backward;
  const beyond = { after: request.after, before: request.before };
  const [low, high] = options.newestFirst
    ? [beyond.before, beyond.after]
    : [beyond.after, beyond.before];
  const found = await Promise.all(
    stretches.map(async (stretch) => {
      const items = await query(table, {
        ...stretch,
        descending,
        limit: request.limit + 1,
        ...(low !== null && { after: low }),
        ...(high !== null && { before: high }),
      });
      const sk = stretch.index ? `${stretch.index}sk` : "sk";
      return items.map((item) => ({ position: item[sk] as string, item }));
    }),
  );
  const sign = descending ? -1 : 1;
  const merged = found
    .flat()
    .sort((a, b) => (a.position < b.position ? -sign : a.position > b.position ? sign : 0));
  const more = merged.length > request.limit;
  const taken = merged.slice(0, request.limit);
  if (request.backward) taken.reverse();
  const edges = taken.map(({ position, item }) => ({
    cursor: options.cursors.encode(position),
    node: options.toNode(item),
  }));
  return {
    edges,
    pageInfo: {
      hasNextPage: request.backward ? request.before !== null : more,
      hasPreviousPage: request.backward ? more : request.after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** The same for a list that is in memory already, in the order of its keys. */
export function pageOf<Node>(
  nodes: readonly Node[],
  keyOf: (node: Node) => string,
  request: PageRequest,
  cursors: Cursors,
): Page<Node> {
  const { limit, backward, after, before } = request;
  const inside = nodes.filter((node) => {
    const key = keyOf(node);
    return (after === null || key > after) && (before === null || key < before);
  });
  const taken = backward ? inside.slice(-limit) : inside.slice(0, limit);
  const more = inside.length > limit;
  const edges = taken.map((node) => ({ cursor: cursors.encode(keyOf(node)), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: backward ? before !== null : more,
      hasPreviousPage: backward ? more : after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
