import type { Jobs } from "./jobs.ts";
import type { Stage } from "./stage.ts";
import type { Table } from "./table.ts";

/** What alarms and the dashboard watch. */
export type Watched = { stage: Stage; table: Table; api: sst.aws.Function; jobs: Jobs };
