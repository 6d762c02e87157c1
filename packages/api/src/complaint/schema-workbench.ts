import { reachOf } from "../kernel/access.ts";
import { countsOf, MOST_COUNTED, workLine } from "../workbench/schema.ts";
import { queueDues } from "./store.ts";

workLine({
  kind: "COMPLAINTS",
  label: { zh: "待办诉求", en: "Complaints to handle" },
  action: "complaint:read",
  count: async ({ deps, actor, now }) => {
    const reach = reachOf(actor, "complaint:read");
    if (reach.paths.length === 0 && reach.unitIds.length === 0) return false;
    return countsOf(await queueDues(deps.table, reach, MOST_COUNTED), now);
  },
});

workLine({
  kind: "REPORT",
  label: { zh: "报事", en: "Report something" },
  action: "complaint:submit",
});
