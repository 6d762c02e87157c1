import { answer, builder, command, connectionOf, page, pageCost } from "../builder.ts";
import type { SignedIn } from "../builder.ts";
import type { Context } from "../context.ts";
import { denial } from "../denial.ts";
import type { Bilingual } from "../kernel/decision.ts";
import { runPerson } from "../person/run.ts";
import { PersonRef } from "../person/schema-person.ts";
import { pageOf } from "../table/page.ts";
import { linkPhone, type PhoneProof } from "./link-phone.ts";
import type { Persona } from "./session.ts";
import {
  type OpenSession,
  refresh,
  requestPhoneCode,
  type SentCode,
  signInAsPersona,
  signInWithPhone,
  signInWithWechat,
  signOut,
} from "./sign-in.ts";
import { listPersonas } from "./store.ts";
import { digits, line, phone, ruled, token } from "../kernel/bound.ts";

const SessionRef = builder.objectRef<OpenSession>("Session").implement({
  description:
    "What somebody holds who signed in. Given out once, in the answer of signing in or refreshing.",
  authScopes: { public: true },
  fields: (t) => ({
    accessToken: t.exposeString("accessToken", {
      description: "A JWT to send as `authorization: Bearer …`, for 15 minutes.",
    }),
    expiresAt: t.expose("expiresAt", {
      type: "DateTime",
      description: "When the access token expires. Refresh a little before.",
    }),
    refreshToken: t.exposeString("refreshToken", {
      description:
        "Opaque, for `refreshSession`, which gives a new one each time. Good for 30 days after its last use, 180 days in all.",
    }),
    me: t.field({
      type: PersonRef,
      description: "Who signed in.",
      resolve: ({ person }) => person,
    }),
  }),
});

const SentCodeRef = builder.objectRef<SentCode>("SentCode").implement({
  description: "That a code was sent; the same whether or not the phone is known.",
  authScopes: { public: true },
  fields: (t) => ({
    verificationKey: t.exposeString("verificationKey", {
      description:
        "Known to nobody else: send it along with the code, and what others guess counts for nothing against you.",
    }),
    expiresAt: t.expose("expiresAt", { type: "DateTime", description: "Until when it is good." }),
    resendAt: t.expose("resendAt", {
      type: "DateTime",
      description: "When another one may be asked for.",
    }),
  }),
});

const returnsSession = {
  field: "session",
  type: SessionRef,
  description: "The session; null when refused.",
};

command("requestPhoneCode", {
  description:
    "Sends a code of 6 digits to a phone, good for 5 minutes. To one phone once a minute, 5 times in 15 minutes and 10 times a day for one requester, a little more for all; from one network 60 times a minute and 300 times in 15 minutes. Public.",
  action: "public",
  repeatable: false,
  input: (t) => ({
    phone: t.string({
      required: true,
      description: "A mainland mobile number, 11 digits; in demo mode also one of the demo's.",
      bound: phone({ missing: "session.phone_invalid" }),
    }),
  }),
  returns: { field: "sent", type: SentCodeRef, description: "That it was sent." },
  resolve: ({ phone }, context) => requestPhoneCode(context, phone),
});

command("signInWithPhone", {
  description:
    "Signs in with a code sent to a phone; the first time it makes an account. A code bears 5 wrong answers from whoever asked for it and as many from others, who take nothing from the one who asked; then a new one is needed. The same code sent twice at once is one sign-in. Public.",
  action: "public",
  repeatable: false,
  input: (t) => ({
    phone: t.string({
      required: true,
      description: "The phone the code was sent to.",
      bound: phone({ missing: "session.phone_invalid" }),
    }),
    code: t.string({
      required: true,
      description: "The code; it works once.",
      bound: digits(12, { missing: "session.code_wrong" }),
    }),
    verificationKey: t.string({
      description: "From `requestPhoneCode`, when you have it.",
      bound: token(512),
    }),
  }),
  returns: returnsSession,
  resolve: (proof, context) => signInWithPhone(context, proof),
});

const notOneProof: Bilingual = {
  zh: "请提供手机号和短信验证码，或者微信手机号授权，只用一种方式",
  en: "Give the phone and the code sent to it, or WeChat's code: exactly one of both",
};

type Given = Partial<Record<"phone" | "code" | "verificationKey" | "wechatCode", string | null>>;

/** The one way in which somebody shows that a phone is theirs. */
function proofOf(
  { phone, code, verificationKey, wechatCode }: Given,
  { language }: Context,
): PhoneProof {
  const isBySms = typeof phone === "string" && typeof code === "string";
  const isAnySms = typeof phone === "string" || typeof code === "string";
  if (isBySms && typeof wechatCode !== "string") return { phone, code, verificationKey };
  if (!isAnySms && typeof wechatCode === "string") return { wechatCode };
  const field = typeof wechatCode === "string" ? "wechatCode" : isAnySms ? "code" : "phone";
  throw denial("BAD_USER_INPUT", language, { field, message: notOneProof });
}

command("linkPhone", {
  description:
    "Links a phone to an account that has none, such as one of WeChat, so that one can sign in with it too. By the code of `requestPhoneCode`, or by WeChat's word: exactly one of both, else BAD_USER_INPUT. Refused when the phone belongs to another account. Works under every identity.",
  action: "person:updateProfile",
  repeatable: false,
  input: (t) => ({
    phone: t.string({
      description: "The phone the code was sent to; with `code`.",
      bound: phone(),
    }),
    code: t.string({
      description: "The code sent to the phone; it works once.",
      bound: digits(12),
    }),
    verificationKey: t.string({
      description: "From `requestPhoneCode`, when you have it.",
      bound: token(512),
    }),
    wechatCode: t.string({
      description: "From a button with `open-type` `getPhoneNumber`; good once, for 5 minutes.",
      bound: token(512),
    }),
  }),
  returns: { field: "person", type: PersonRef, description: "Oneself, with the phone." },
  resolve: async (input, context) => {
    const proof = proofOf(input, context);
    return answer(await linkPhone(context as SignedIn, proof), context, () => ({
      code: "person.phone_taken",
      field: "wechatCode" in proof ? "wechatCode" : "phone",
    }));
  },
});

command("signInWithWechat", {
  description:
    "Signs in with a code of `wx.login`; the first time it makes an account. The account is another one than that of a phone. Public.",
  action: "public",
  repeatable: false,
  input: (t) => ({
    code: t.string({
      required: true,
      description: "From `wx.login`; good once, for 5 minutes.",
      bound: token(512),
    }),
  }),
  returns: returnsSession,
  resolve: ({ code }, context) => signInWithWechat(context, code),
});

command("signInAsPersona", {
  description: "Signs in as somebody of the demo. NOT_FOUND outside the demo. Public.",
  action: "public",
  repeatable: false,
  input: (t) => ({
    key: t.string({
      required: true,
      description: "The key of one of `personas`.",
      bound: line(64, ruled),
    }),
  }),
  returns: returnsSession,
  resolve: ({ key }, context) => signInAsPersona(context, key),
});

command("refreshSession", {
  description:
    "New tokens for a refresh token. When an answer was lost, the same token may be sent again with the same `idempotencyKey`, however late, and gives the same next one. With another key, or once the next one was used, it ends the session, since somebody else may hold it. Public.",
  action: "public",
  input: (t) => ({
    refreshToken: t.string({
      required: true,
      description: "The one given last.",
      bound: token(1_000),
    }),
  }),
  returns: returnsSession,
  resolve: ({ refreshToken }, context, { idempotency }) =>
    refresh(context, refreshToken, idempotency?.key ?? null),
});

const returnsPerson = { field: "person", type: PersonRef, description: "Who signed out." };

command("signOut", {
  description:
    "Ends the session of this request with all its tokens, at once. Works under every identity.",
  action: "person:signOut",
  input: () => ({}),
  returns: returnsPerson,
  resolve: async (_input, context, request) =>
    answer(await signOut(context as SignedIn, request), context),
});

command("signOutEverywhere", {
  description:
    "Ends all sessions of the person with all their tokens, at once, this one included. Works under every identity.",
  action: "person:signOut",
  input: () => ({}),
  returns: returnsPerson,
  resolve: async (_input, context, request) => {
    const { personId: id } = (context as SignedIn).actor;
    const command = { type: "signOutEverywhere" } as const;
    return answer(await runPerson(context, { id, command, ...request }), context);
  },
});

const PersonaRef = builder.objectRef<Persona>("Persona").implement({
  description: "Somebody of the demo whom anyone may play.",
  authScopes: { public: true },
  fields: (t) => ({
    key: t.exposeString("key", { description: "For `signInAsPersona`." }),
    title: t.string({
      description: "Who it is, in the reader's language.",
      resolve: ({ title }, _args, { language }) => title[language],
    }),
  }),
});

const personasOf = async ({ deps }: Context): Promise<Persona[]> =>
  deps.demoMode ? listPersonas(deps.table) : [];

const orderOf = ({ order, key }: Persona): string => `${String(order).padStart(6, "0")}#${key}`;

const PersonaConnection = connectionOf("Persona", PersonaRef);

builder.queryFields((t) => ({
  answeredAt: t.field({
    type: "DateTime",
    skipTypeScopes: true,
    authScopes: { public: true },
    description:
      "When this was answered, by the clock that everything here is measured by: what is left until an instant is counted from it, not from the device. Public.",
    resolve: (_root, _args, { now }) => now,
  }),
  personas: t.connection(
    {
      type: PersonaRef,
      skipTypeScopes: true,
      authScopes: { public: true },
      complexity: pageCost,
      description: "The people of the demo, in their order. Empty outside the demo. Public.",
      resolve: (_root, args, context) =>
        page(context, "personas", args, async (request, cursors) =>
          pageOf(await personasOf(context), orderOf, request, cursors),
        ),
    },
    PersonaConnection,
  ),
}));
