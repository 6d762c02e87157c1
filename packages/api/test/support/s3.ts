import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import S3rver from "@20minutes/s3rver";

/** An S3 of one bucket on loopback, which checks every signature as S3 does. */
export type S3StandIn = { endpoint: string; stop: () => Promise<void> };

/** The only credentials it knows. */
export const s3Credentials = { accessKeyId: "S3RVER", secretAccessKey: "S3RVER" };
export const BUCKET = "photos";

export async function startS3(): Promise<S3StandIn> {
  const directory = await mkdtemp(join(tmpdir(), "linge-s3-"));
  const configureBuckets = [{ name: BUCKET }];
  const at = { port: 0, address: "127.0.0.1" };
  const server = new S3rver({ ...at, silent: true, directory, configureBuckets });
  const { port } = await server.run();
  return {
    endpoint: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.httpServer.closeAllConnections();
      await server.close();
      await rm(directory, { recursive: true });
    },
  };
}
