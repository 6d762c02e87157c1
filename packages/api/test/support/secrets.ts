import { createServer } from "node:http";
import { json } from "node:stream/consumers";
import { close, listen } from "./runtime.ts";

/** A stand-in for AWS Secrets Manager with one secret. */
export async function startSecrets(secrets: unknown) {
  let asked = 0;
  let isDown = false;
  const server = createServer((message, to) => {
    asked += 1;
    const target = message.headers["x-amz-target"];
    const isSigned = message.headers.authorization?.startsWith("AWS4-HMAC-SHA256 Credential=");
    void json(message).then((body) => {
      const { SecretId } = body as { SecretId?: string };
      const isRight =
        target === "secretsmanager.GetSecretValue" && SecretId === "linge" && isSigned;
      if (isDown || !isRight) return to.writeHead(400).end("{}");
      return to.end(JSON.stringify({ SecretString: JSON.stringify(secrets) }));
    });
  });
  return {
    url: `http://${await listen(server)}`,
    asked: () => asked,
    setDown: (down: boolean) => {
      isDown = down;
    },
    stop: () => close(server),
  };
}
