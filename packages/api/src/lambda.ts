import type { LambdaFunctionURLHandler } from "aws-lambda";
import { makeDeps } from "./cloud/deps.ts";
import { answerEvent } from "./cloud/function-url.ts";
import { once } from "./cloud/once.ts";
import { feedRoute } from "./feed/serve.ts";
import { wechatRoute } from "./media/check.ts";
import { createApp } from "./server.ts";

/* The API as a Lambda function behind a Function URL. What it is told from outside: cloud/settings.ts. */

const app = once(async () => {
  const deps = await makeDeps(process.env);
  return createApp(deps, { routes: [wechatRoute(deps), feedRoute(deps)] });
});

export const handler: LambdaFunctionURLHandler = async (event) =>
  answerEvent((await app()).fetch, event);
