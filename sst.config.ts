import { type Stage, stageOf } from "./infra/stage.ts";

/**
 * The cloud side of Linge as SST reads it. No resource is described yet: this fixes the rules of the
 * stages only. The type stands in for SST's own `$config`, so that the file is checked with the rest.
 */
type SstConfig = {
  app: (input: { stage: string }) => Stage;
  run: () => Promise<void>;
};

const config: SstConfig = {
  app: ({ stage }) => stageOf(stage),
  run: () => Promise.resolve(),
};

export default config;
