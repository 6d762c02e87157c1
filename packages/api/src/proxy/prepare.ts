import type { Context } from "../context.ts";
import { asId } from "../kernel/ids.ts";
import type { Authorisation } from "./proxy.ts";
import { loadAuthorisation } from "./store.ts";

/** Leave to act by id, read anew so that one taken back is worth nothing. At most one request. */
export async function lookUpLeave(
  id: string | null,
  { deps }: Context,
): Promise<Authorisation | null> {
  const authorisationId = id === null ? null : asId("authorisation", id);
  return (authorisationId && (await loadAuthorisation(deps.table, authorisationId))?.state) ?? null;
}
