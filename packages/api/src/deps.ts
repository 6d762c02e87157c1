import type { Clock } from "./kernel/clock.ts";
import type { Ids } from "./kernel/ids.ts";
import type { Bucket } from "./media/bucket.ts";
import type { SmsSender } from "./session/sms.ts";
import type { Tokens } from "./session/token.ts";
import type { WechatClient } from "./session/wechat.ts";
import type { Keyring } from "./table/seal.ts";
import type { Table } from "./table/table.ts";

/** One structured line; never complaint text, names, phones or tokens. */
export type LogLine = { level: "info" | "error"; message: string } & Record<string, unknown>;
export type Log = (line: LogLine) => void;

/** Everything the application needs from outside. The entries make it; nothing else reads settings. */
export type Deps = {
  table: Table;
  clock: Clock;
  ids: Ids;
  keyring: Keyring;
  tokens: Tokens;
  bucket: Bucket;
  sms: SmsSender;
  wechat: WechatClient;
  log: Log;
  /** 32 bytes that bind cursors and refresh tokens to us. */
  secret: Uint8Array;
  /** Demo personas and demo phone numbers exist only here; a production stage refuses to start with it. */
  demoMode: boolean;
  /** Called after something was written, so that a waiting worker need not poll. */
  wake: () => void;
};
