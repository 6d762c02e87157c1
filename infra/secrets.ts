import type { Stage } from "./stage.ts";

export type Secrets = ReturnType<typeof createSecrets>;

/**
 * The one place for secrets: a JSON document of which the functions know the address only. It is written by
 * hand (docs/deploy.md), so no secret passes through this repository, SST's state or an environment.
 */
export function createSecrets({ name, isPermanent }: Stage) {
  return new aws.secretsmanager.Secret(
    "Secrets",
    {
      name: `linge/${name}`,
      description: "Keys and credentials of Linge; what belongs in it is in docs/deploy.md",
      recoveryWindowInDays: isPermanent ? 30 : 0,
    },
    { retainOnDelete: isPermanent, protect: isPermanent },
  );
}

/** Reading the document, and nothing else. */
export const secretGrants = (secrets: Secrets) => [
  { actions: ["secretsmanager:GetSecretValue"], resources: [secrets.arn] },
];
