import type { SignedIn } from "../builder.ts";
import type { Context } from "../context.ts";
import type { Refusal } from "../kernel/decision.ts";
import type { Person } from "../person/person.ts";
import { phoneHashOf, sealPrivate } from "../person/private.ts";
import { runPerson } from "../person/run.ts";
import type { Outcome } from "../run.ts";
import { isPhone } from "./decide.ts";
import { type CodeProof, redeemPhoneCode } from "./sign-in.ts";

/** What shows that a phone is one's own: the code sent to it, or WeChat's word. */
export type PhoneProof = CodeProof | { wechatCode: string };

type Proven = { phone: string } | { refusal: Refusal };

const refused = (code: string, field: string): { refusal: Refusal } => ({
  refusal: { code, field },
});

async function proveByWechat(context: Context, wechatCode: string): Promise<Proven> {
  const { wechat, demoMode, log } = context.deps;
  const outcome = await wechat.phoneNumber(wechatCode);
  if (outcome.kind === "refused") {
    const { code, errcode } = outcome;
    log({ level: "info", message: "wechat_refused", errcode, requestId: context.requestId });
    return refused(code, "wechatCode");
  }
  const isOurs = outcome.countryCode === "86" && isPhone(outcome.phone, demoMode);
  return isOurs ? { phone: outcome.phone } : refused("session.phone_invalid", "wechatCode");
}

async function proveByCode(context: SignedIn, proof: CodeProof): Promise<Proven> {
  const { phone } = proof;
  if (!isPhone(phone, context.deps.demoMode)) return refused("session.phone_invalid", "phone");
  const { personId } = context.actor;
  const redeemed = await redeemPhoneCode(context, proof, personId);
  if ("refusal" in redeemed) return redeemed;
  // The same press may come twice; what the code was used for otherwise stays that.
  return redeemed.result === personId ? { phone } : refused("session.code_used", "code");
}

/** Links a phone that the person has shown to be theirs, so that they can sign in with it too. */
export async function linkPhone(context: SignedIn, proof: PhoneProof): Promise<Outcome<Person>> {
  const proven =
    "phone" in proof
      ? await proveByCode(context, proof)
      : await proveByWechat(context, proof.wechatCode);
  if ("refusal" in proven) return { kind: "refusal", refusal: proven.refusal };
  const { keyring } = context.deps;
  const id = context.actor.personId;
  const phoneHash = phoneHashOf(keyring, proven.phone);
  const phone = sealPrivate(keyring, id, "phone", proven.phone);
  return runPerson(context, { id, command: { type: "linkPhone", phone, phoneHash } });
}
