/*
 * What a function is told from outside:
 *
 *   LINGE_TABLE          the table
 *   LINGE_MEDIA_BUCKET   the bucket of photos
 *   LINGE_PUBLIC_URL     under which clients reach the API, without a slash at the end
 *   LINGE_SECRETS_ID     the secret (JSON, see secrets.ts) in AWS Secrets Manager
 *   LINGE_WECHAT_URL     WeChat's endpoints, when they are not the real ones
 *   LINGE_SMS_URL        the same of the sender of texts
 *   AWS_…                region, credentials and endpoints as Lambda and the SDK name them
 */

export type Environment = Readonly<Record<string, string | undefined>>;

export type AwsSettings = {
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
  /** Addresses without a slash at the end. */
  secretsUrl: string;
  bucketUrl: string;
};

export type Settings = {
  table: string;
  secretsId: string;
  publicUrl: string;
  wechatUrl: string;
  smsUrl: string;
  aws: AwsSettings;
};

/** Says of everything that is missing at once, by name. */
function demand(env: Environment, names: readonly string[]): (name: string) => string {
  const missing = names.filter((name) => !env[name]);
  if (missing.length > 0) throw new Error(`missing in the environment: ${missing.join(", ")}`);
  return (name) => env[name] ?? "";
}

function awsOf(env: Environment, given: (name: string) => string): AwsSettings {
  const region = given("AWS_REGION");
  const domain = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
  const bucket = given("LINGE_MEDIA_BUCKET");
  const s3 = env["AWS_ENDPOINT_URL_S3"];
  const sessionToken = env["AWS_SESSION_TOKEN"];
  return {
    region,
    credentials: {
      accessKeyId: given("AWS_ACCESS_KEY_ID"),
      secretAccessKey: given("AWS_SECRET_ACCESS_KEY"),
      ...(sessionToken && { sessionToken }),
    },
    secretsUrl:
      env["AWS_ENDPOINT_URL_SECRETS_MANAGER"] ?? `https://secretsmanager.${region}.${domain}`,
    bucketUrl: s3 ? `${s3}/${bucket}` : `https://${bucket}.s3.${region}.${domain}`,
  };
}

const required = [
  "LINGE_TABLE",
  "LINGE_MEDIA_BUCKET",
  "LINGE_PUBLIC_URL",
  "LINGE_SECRETS_ID",
  "AWS_REGION",
  "AWS_ACCESS_KEY_ID",
  "AWS_SECRET_ACCESS_KEY",
] as const;

/** Reads an environment; throws with the names of what is missing. */
export function readSettings(env: Environment): Settings {
  const given = demand(env, required);
  return {
    table: given("LINGE_TABLE"),
    secretsId: given("LINGE_SECRETS_ID"),
    publicUrl: given("LINGE_PUBLIC_URL"),
    wechatUrl: env["LINGE_WECHAT_URL"] ?? "https://api.weixin.qq.com",
    smsUrl: env["LINGE_SMS_URL"] ?? "https://sms.tencentcloudapi.com",
    aws: awsOf(env, given),
  };
}
