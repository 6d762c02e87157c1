import { reachOf } from "../kernel/access.ts";
import { workLine } from "../workbench/schema.ts";

workLine({
  kind: "GRIDS",
  label: { zh: "网格与团队", en: "Grids and teams" },
  action: "grid:readTeam",
  count: ({ actor }) => {
    const { any, paths } = reachOf(actor, "grid:readTeam");
    return Promise.resolve(any || paths.length > 0 ? null : false);
  },
});
