/** What SST must know of a stage before it makes anything in it. */
export type Stage = {
  name: "linge";
  home: "aws";
  /** Refuses to remove the whole stage by accident. */
  protect: boolean;
  /** What becomes of the data when a resource is removed. */
  removal: "retain" | "remove";
};

/** Stages in which people live: they are protected, and their data is kept. */
const permanentStages: readonly string[] = ["staging", "production"];

/** The rules of a stage, by its name. */
export function stageOf(stage: string): Stage {
  const isPermanent = permanentStages.includes(stage);
  return {
    name: "linge",
    home: "aws",
    protect: isPermanent,
    removal: isPermanent ? "retain" : "remove",
  };
}
