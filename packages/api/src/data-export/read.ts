import type { Context } from "../context.ts";
import { Cursors, type Page, type PageRequest } from "../table/page.ts";

const PAGE = 50;

type ReadPage<Node> = (request: PageRequest, cursors: Cursors) => Promise<Page<Node>>;

/** A list from its beginning up to a bound, and whether that was all. */
export async function readUpTo<Node>(most: number, { deps }: Context, read: ReadPage<Node>) {
  const cursors = new Cursors(deps.secret, "data-export");
  const items: Node[] = [];
  let after: string | null = null;
  for (;;) {
    const limit = Math.min(PAGE, most - items.length);
    const { edges, pageInfo } = await read(
      { limit, backward: false, after, before: null },
      cursors,
    );
    items.push(...edges.map(({ node }) => node));
    after = pageInfo.endCursor === null ? null : cursors.decode(pageInfo.endCursor);
    if (!pageInfo.hasNextPage || items.length >= most)
      return { isComplete: !pageInfo.hasNextPage, items };
  }
}
