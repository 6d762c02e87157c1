import { createAlarms } from "./alarms.ts";
import { createApi } from "./api.ts";
import { createBudget } from "./budget.ts";
import { createDashboard } from "./dashboard.ts";
import { createJobs } from "./jobs.ts";
import { createLogMetrics } from "./log-metrics.ts";
import { createMedia } from "./media.ts";
import { createRouter } from "./router.ts";
import { createSecrets } from "./secrets.ts";
import { createSite } from "./site.ts";
import type { Stage } from "./stage.ts";
import { createTable } from "./table.ts";

/** Everything a stage is made of; answers what whoever deployed it needs next. */
export function deploy(stage: Stage) {
  const router = createRouter(stage);
  const base = {
    stage,
    table: createTable(stage),
    media: createMedia(stage, router.url),
    secrets: createSecrets(stage),
    publicUrl: router.url,
  };
  const api = createApi(base, router);
  const watched = { stage, table: base.table, api, jobs: createJobs(base) };
  createSite(router);
  createLogMetrics(watched);
  createAlarms(watched);
  createDashboard(watched);
  createBudget(stage);
  return {
    url: router.url,
    table: base.table.name,
    media: base.media.name,
    secrets: base.secrets.name,
  };
}
