import { HEALTH_WITHIN } from "./kernel/wire.ts";
import { answers, type Table } from "./table/table.ts";

/**
 * `/health`: 200 while the table answers, 503 when it does not within a bound. However many ask at once, the
 * table is asked once.
 */
export function healthRoute({ table }: { table: Table }, within = HEALTH_WITHIN) {
  let underWay: Promise<boolean> | null = null;
  const look = (): Promise<boolean> =>
    (underWay ??= answers(table, within).finally(() => {
      underWay = null;
    }));
  return async ({ method, url }: Request): Promise<Response | null> => {
    if (new URL(url).pathname !== "/health") return null;
    if (method !== "GET" && method !== "HEAD")
      return new Response(null, { status: 405, headers: { allow: "GET, HEAD" } });
    const isWell = await look();
    return Response.json(
      { status: isWell ? "pass" : "fail" },
      {
        status: isWell ? 200 : 503,
        headers: { "cache-control": "no-store", ...(!isWell && { "retry-after": "2" }) },
      },
    );
  };
}
