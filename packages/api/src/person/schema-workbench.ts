import { reachOf } from "../kernel/access.ts";
import { MOST_COUNTED, workLine } from "../workbench/schema.ts";
import { countClaims } from "./store.ts";

workLine({
  kind: "HOMES",
  label: { zh: "住址确认", en: "Homes to confirm" },
  action: "person:decideResidence",
  count: async ({ deps, actor }) => {
    const reach = reachOf(actor, "person:decideResidence");
    if (reach.paths.length === 0) return false;
    const waiting = await countClaims(deps.table, reach, MOST_COUNTED);
    return { waiting, overdue: 0, today: 0 };
  },
});
