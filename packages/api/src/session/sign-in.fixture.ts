import { ScanCommand } from "@aws-sdk/client-dynamodb";
import type { Answer, Asking, TestApp } from "../../test/support/app.ts";
import type { LogLine } from "../deps.ts";

/** Signing in as a client does it, for the tests of this folder. */

export type Tokens = { accessToken: string; refreshToken: string; expiresAt: string };
export type Entered = Tokens & { me: { id: string; displayName: string; phone: string | null } };
export type Payload = {
  session: Entered | null;
  refusal: { code: string; field: string | null; message: string; retryInSeconds: number | null };
};

const payload = `{
  session { accessToken refreshToken expiresAt me { id displayName phone } }
  refusal { code field message retryInSeconds }
}`;

/** The payload of one mutation; a denial is thrown, so that a test cannot overlook it. */
const payloadOf = (answer: Answer, name: string): Payload => {
  if (!answer.data?.[name]) throw new Error(JSON.stringify(answer.errors));
  return answer.data[name];
};

const mutation = (name: string) => {
  const Input = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  return `mutation($input: ${Input}!) { ${name}(input: $input) ${payload} }`;
};

async function mutate(app: TestApp, name: string, input: object, asking?: Asking) {
  return payloadOf(await app.ask(mutation(name), { input }, asking), name);
}

type Presenting = Asking & { verificationKey?: string | undefined };
export const enterByPhone = (
  app: TestApp,
  phone: string,
  code: string,
  { verificationKey, ...asking }: Presenting = {},
) => mutate(app, "signInWithPhone", { phone, code, verificationKey }, asking);
export const enterByWechat = (app: TestApp, code: string) =>
  mutate(app, "signInWithWechat", { code });
export const refreshWith = (app: TestApp, refreshToken: string, asking?: Asking) =>
  mutate(app, "refreshSession", { refreshToken }, asking);

type Linked = {
  person: { id: string; phone: string } | null;
  refusal: { code: string; field: string | null } | null;
  denied: Record<string, unknown> | null;
};

/** Links a phone to the account behind a token. */
export async function linkWith(
  app: TestApp,
  token: string,
  input: { phone?: string; code?: string; verificationKey?: string; wechatCode?: string },
): Promise<Linked> {
  const query = `mutation($input: LinkPhoneInput!) {
    linkPhone(input: $input) { person { id phone } refusal { code field } }
  }`;
  const { data, errors } = await app.ask(query, { input }, { token });
  const payload = data?.["linkPhone"] as Omit<Linked, "denied"> | undefined;
  const denied = errors[0]?.extensions ?? null;
  return { person: null, refusal: null, ...payload, denied };
}

const REQUEST = `mutation($phone: String!) {
  requestPhoneCode(input: { phone: $phone }) {
    sent { verificationKey expiresAt resendAt }
    refusal { code field message retryInSeconds }
  }
}`;

export async function requestCode(app: TestApp, phone: string, asking?: Asking) {
  const { data, errors } = await app.ask(REQUEST, { phone }, asking);
  if (!data) throw new Error(JSON.stringify(errors));
  const requested: unknown = data["requestPhoneCode"];
  return requested as Pick<Payload, "refusal"> & { sent: { verificationKey: string } | null };
}

/** The code last sent to a phone. */
export const codeFor = (app: TestApp, phone: string): string =>
  app.texts.findLast((text) => text.phone === phone)?.code ?? "no code was sent";

/** A whole sign-in by phone. */
export async function enter(app: TestApp, phone: string, asking?: Asking): Promise<Entered> {
  await requestCode(app, phone, asking);
  const { session, refusal } = await enterByPhone(app, phone, codeFor(app, phone), asking);
  if (!session) throw new Error(refusal.code);
  return session;
}

/** What a request with this token meets: the person's id, or why the token is not accepted. */
export async function whoIs(app: TestApp, token: string): Promise<string> {
  const { data, errors } = await app.ask("{ me { id } }", {}, { token });
  const me = data?.["me"] as { id: string } | undefined;
  const { code, reason } = errors[0]?.extensions ?? {};
  return me?.id ?? `${String(code)} ${String(reason)}`;
}

/** Everything the table holds, as text. */
export async function tableText({ deps }: TestApp): Promise<string> {
  const { Items } = await deps.table.client.send(new ScanCommand({ TableName: deps.table.name }));
  return JSON.stringify(Items);
}

/** Digits count as found only where they stand by themselves: a code may be part of a longer number by chance. */
const isIn = (text: string, secret: string): boolean =>
  /^\d+$/.test(secret) ? new RegExp(`(?<!\\d)${secret}(?!\\d)`).test(text) : text.includes(secret);

/** Those of the secrets that a text gives away. */
export const leaksIn = (text: string, secrets: Iterable<string>): string[] =>
  [...secrets].filter((secret) => isIn(text, secret));

export const logText = (lines: readonly LogLine[]): string => JSON.stringify(lines);

/**
 * People nobody met before, each with a phone and a network address of their own, so that tests do not share
 * limits; `secrets` is everything of them that must never be logged: phones, codes and tokens.
 */
export function newcomers(app: () => TestApp) {
  const secrets = new Set<string>();
  let phones = 0;
  const newcomer = () => {
    phones += 1;
    const phone = `100${String(20_000_000 + phones * 7)}`;
    secrets.add(phone);
    return { phone, at: { peer: `198.51.100.${phones}` } };
  };
  const keepSecret = <T extends Tokens>(session: T | null): T => {
    if (!session) throw new Error("no session was given");
    secrets.add(session.accessToken).add(session.refreshToken);
    return session;
  };
  const enterAnew = async () => {
    const { phone, at } = newcomer();
    return { phone, at, session: keepSecret(await enter(app(), phone, at)) };
  };
  return { secrets, newcomer, keepSecret, enterAnew };
}
