/*
 * What differs between the stages, and nothing else. This file is plain data and rules: it is read before
 * anything of SST is there.
 */

/** Stages in which people live: protected, their data kept, their logs kept as long as the law wants. */
const permanentStages: readonly string[] = ["staging", "production"];

/** Hong Kong. Moving to another region is a new deployment with empty tables: docs/deploy.md, “Where it runs”. */
const REGION = "ap-east-1";

/** The release of the provider that SST 4.17.1 was made with. */
const AWS_PROVIDER = "7.20.0";

const isPermanentStage = (stage: string): boolean => permanentStages.includes(stage);

/** What SST must know of a stage before it makes anything in it. */
export function appOf(stage: string) {
  const isPermanent = isPermanentStage(stage);
  return {
    name: "linge",
    home: "aws",
    /** Refuses to remove the whole stage by accident. */
    protect: isPermanent,
    /** What becomes of the data when a resource is removed. */
    removal: isPermanent ? "retain" : "remove",
    providers: { aws: { version: AWS_PROVIDER, region: REGION } },
  } as const;
}

export type Stage = {
  name: string;
  isPermanent: boolean;
  region: string;
  /** Under which people reach it; null: the address CloudFront gives. */
  domain: string | null;
  /** Who is told when something is wrong. */
  alarmEmail: string | null;
  /** What a month may cost before somebody is told. */
  monthlyBudgetUsd: number;
};

type Settings = Readonly<Record<string, string | undefined>>;

/** A personal stage has nobody to tell and little to spend. */
const PERSONAL_BUDGET_USD = 10;

function required(settings: Settings, name: string, stage: string): string {
  const value = settings[name];
  if (!value) throw new Error(`Stage ${stage} needs ${name}; see docs/deploy.md.`);
  return value;
}

function budgetOf(text: string): number {
  const amount = Number(text);
  if (!(amount > 0)) throw new Error(`LINGE_BUDGET_USD must be an amount, and is “${text}”.`);
  return amount;
}

/** A stage as it is set up; a permanent one is refused while something it needs is not set. */
export function stageOf(name: string, settings: Settings): Stage {
  const isPermanent = isPermanentStage(name);
  const common = { name, isPermanent, region: REGION };
  if (!isPermanent)
    return {
      ...common,
      domain: settings["LINGE_DOMAIN"] || null,
      alarmEmail: settings["LINGE_ALARM_EMAIL"] || null,
      monthlyBudgetUsd: PERSONAL_BUDGET_USD,
    };
  return {
    ...common,
    domain: required(settings, "LINGE_DOMAIN", name),
    alarmEmail: required(settings, "LINGE_ALARM_EMAIL", name),
    monthlyBudgetUsd: budgetOf(required(settings, "LINGE_BUDGET_USD", name)),
  };
}
