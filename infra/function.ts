import type { settingNames } from "./handlers.ts";
import type { Media } from "./media.ts";
import type { Secrets } from "./secrets.ts";
import type { Stage } from "./stage.ts";
import type { Table } from "./table.ts";

/** What every function of ours stands on. */
export type Base = {
  stage: Stage;
  table: Table;
  media: Media;
  secrets: Secrets;
  publicUrl: $util.Input<string>;
};

/** Network logs must be kept for six months by law; the next step CloudWatch knows after half a year is one. */
const logRetention = ({ isPermanent }: Stage) => (isPermanent ? "1 year" : "1 week");

const ONLY_LAMBDA = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    { Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" },
  ],
});

/** What all functions have in common; handler, rights and what each needs besides come with it. */
export function functionOf({ stage, table, media, secrets, publicUrl }: Base) {
  return {
    runtime: "nodejs24.x",
    architecture: "arm64",
    logging: { retention: logRetention(stage) },
    environment: {
      LINGE_TABLE: table.name,
      LINGE_MEDIA_BUCKET: media.name,
      LINGE_PUBLIC_URL: publicUrl,
      LINGE_SECRETS_ID: secrets.arn,
    } satisfies Record<(typeof settingNames)[number], unknown>,
    // Live development would let everybody of the account take the role.
    dev: false,
    transform: { role: { assumeRolePolicy: ONLY_LAMBDA } },
  } satisfies Partial<sst.aws.FunctionArgs>;
}
