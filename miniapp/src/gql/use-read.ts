import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useDisplay } from "../session/display";
import { useSession } from "../session/session";
import { request } from "./api";
import { UNKEPT } from "./cache";
import { nameOf, type Operation } from "./operation";

/** Answers belong to who asked, in whose name and in which language. */
function useScope(): string {
  const { person, actingAs } = useSession();
  const { language } = useDisplay();
  return `${person?.id ?? "guest"}/${actingAs}/${language}`;
}

type Options = {
  /** False: do not ask yet, e.g. because nobody is signed in. */
  when?: boolean;
  /** False: the answer is not kept on the device, and not longer than it is shown. */
  isKept?: boolean;
  /** True: asked anew whenever it is opened, because others change it by the second. */
  isFresh?: boolean;
};

/** Reads: `const me = useRead(MeDocument, {})`. Ask again with `refetch`. */
export function useRead<Result, Variables>(
  operation: Operation<Result, Variables>,
  variables: Variables,
  { when = true, isKept = true, isFresh = false }: Options = {},
) {
  return useQuery({
    queryKey: [useScope(), nameOf(operation), variables],
    queryFn: ({ signal }) => request(operation, variables, signal),
    enabled: when,
    ...(isFresh && { refetchOnMount: "always" as const }),
    ...(!isKept && { meta: UNKEPT, gcTime: 0 }),
  });
}

type Connection<Node> = {
  edges: readonly { node: Node }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
};

export const PAGE_SIZE = 20;

/**
 * Reads a list page by page. The operation takes `$first` and `$after`; `pick` says where in the answer the
 * list is: `usePages(NoticesDocument, {}, (data) => data.notices)`.
 */
export function usePages<Result, Variables extends { first: number; after?: string | null }, Node>(
  operation: Operation<Result, Variables>,
  variables: Omit<Variables, "first" | "after">,
  pick: (data: Result) => Connection<Node>,
  { when = true }: Pick<Options, "when"> = {},
) {
  const query = useInfiniteQuery({
    queryKey: [useScope(), nameOf(operation), variables, "pages"],
    queryFn: ({ pageParam, signal }) =>
      request(
        operation,
        { ...variables, first: PAGE_SIZE, after: pageParam } as unknown as Variables,
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => {
      const { hasNextPage, endCursor } = pick(last).pageInfo;
      return hasNextPage ? endCursor : null;
    },
    enabled: when,
  });
  const nodes = query.data?.pages.flatMap((page) => pick(page).edges.map(({ node }) => node));
  return { ...query, data: nodes, first: query.data?.pages[0] };
}
