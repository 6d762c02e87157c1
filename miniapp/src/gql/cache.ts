import {
  type DehydratedState,
  dehydrate,
  hydrate,
  QueryClient,
  type QueryFilters,
} from "@tanstack/react-query";
import { forget, keep, recall } from "../platform/storage";

const SECOND = 1_000;
const DAY = 86_400 * SECOND;
/** A storage entry of WeChat may have 1 MB; a character may take two bytes. */
const MAX_CHARACTERS = 450_000;

/** Marks a read whose answer must not stay on the device. */
export const UNKEPT = { isKept: false };

type Kept = { owner: string; at: number; state: DehydratedState };

/**
 * Answers to reads, shown again at once while newer ones are fetched. Retries are the request's affair,
 * and without a network it fails by itself: nothing may wait here in silence.
 */
export function createCache(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: false, networkMode: "always", staleTime: 15 * SECOND, gcTime: DAY },
      mutations: { retry: false, networkMode: "always" },
    },
  });
}

/** Brings back what this person read lately. Somebody else's, or old answers, are thrown away. */
export function restoreReads(cache: QueryClient, owner: string, now: number): void {
  const kept = recall<Kept>("reads");
  if (kept?.owner === owner && now - kept.at < DAY) hydrate(cache, kept.state);
  else forget("reads");
}

function keepNow(cache: QueryClient, owner: string, now: number): void {
  const state = dehydrate(cache, {
    // A command that waits its turn cannot be sent by whoever opens the app next, and must not be in their way.
    shouldDehydrateMutation: () => false,
    shouldDehydrateQuery: ({ state, meta }) => state.status === "success" && meta !== UNKEPT,
  });
  const kept: Kept = { owner, at: now, state };
  if (JSON.stringify(kept).length <= MAX_CHARACTERS) keep("reads", kept);
}

/** Keeps every answer on the device, at most once a second. */
export function keepReads(cache: QueryClient, owner: () => string, now: () => number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return cache.getQueryCache().subscribe((event) => {
    if (event.type !== "updated" || event.action.type !== "success") return;
    timer ??= setTimeout(() => {
      timer = undefined;
      keepNow(cache, owner(), now());
    }, SECOND);
  });
}

/** After signing out nothing that was read may be left. */
export function forgetReads(cache: QueryClient): void {
  cache.clear();
  forget("reads");
}

/**
 * Reads again what these operations answered, once something they tell of has changed. A first answer that is
 * on its way may be from before the change, and would be taken for the new one: it is no longer waited for.
 */
export async function readAgain(cache: QueryClient, operations: readonly string[]): Promise<void> {
  const outOfDate: QueryFilters = {
    predicate: ({ queryKey: [, name] }) => operations.includes(String(name)),
  };
  await cache.cancelQueries(outOfDate);
  await cache.invalidateQueries(outOfDate);
}
