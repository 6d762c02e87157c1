import { describe, expect, it } from "vitest";
import type { Actor, PersonActor } from "../kernel/actor.ts";
import { atLocal, DAY, plus } from "../kernel/clock.ts";
import type { Id } from "../kernel/ids.ts";
import { apply, decide, isVisible } from "./decide.ts";
import { type Authorisation, isInForce, type ProxyCommand } from "./proxy.ts";
import { proxyRefusals } from "./refusal.ts";

const NOW = atLocal("2026-11-20", "10:00");
const person = (name: string): PersonActor => ({
  kind: "person",
  personId: `prs_${name}` as Id<"person">,
  displayName: name,
  homes: [],
  assignments: [],
  isResident: true,
});
const [old, child, stranger] = [person("old"), person("child"), person("stranger")];
const worker: PersonActor = {
  ...person("worker"),
  isResident: false,
  assignments: [{ id: "rol_1" as Id<"role">, role: "GRID_WORKER", path: "/S/C/A/", unitId: null }],
};
const as = ({ personId: id, displayName: name }: PersonActor) => ({ id, name });

type Authorise = Extract<ProxyCommand, { type: "authorise" }>;
const give = (change: Partial<Authorise> = {}, actor: Actor = old) =>
  decide(
    null,
    {
      type: "authorise",
      principal: as(old),
      agent: as(child),
      homes: ["/S/C/A/A1/"],
      relation: "FAMILY",
      days: 30,
      evidence: null,
      ...change,
    },
    { id: "aut_1", actor, now: NOW },
  );
const codeOf = (decision: ReturnType<typeof decide>): string =>
  decision.kind === "refusal" ? decision.refusal.code : decision.kind;
const made = (): Authorisation => {
  const decision = give();
  if (decision.kind !== "facts") throw new Error(decision.kind);
  return apply(null, decision.facts[0]!, { at: NOW });
};

describe("given somebody lets another act for them", () => {
  it.each<[string, string, Partial<Authorise>, Actor]>([
    ["all is said", "facts", {}, old],
    ["the other is not known", "proxy.person_unknown", { agent: null }, old],
    ["it is oneself", "proxy.oneself", { agent: as(old) }, old],
    ["it has no end", "proxy.days_range", { days: 366 }, old],
    ["it is for half a day", "proxy.days_range", { days: 0.5 }, old],
    ["a stranger says so", "denial", {}, stranger],
    ["the agent says so", "denial", {}, child],
    ["staff say so without how it was said", "proxy.evidence_missing", { evidence: " " }, worker],
    ["staff write down how it was said", "facts", { evidence: "当面同意并录音" }, worker],
    [
      "staff of another grid write it down",
      "denial",
      { evidence: "x", homes: ["/S/C/B/"] },
      worker,
    ],
    ["it is a novel", "proxy.evidence_too_long", { evidence: "字".repeat(501) }, worker],
  ])("when %s, then: %s", (_what, answer, change, actor) => {
    const code = codeOf(give(change, actor));
    expect(code).toBe(answer);
    expect(code.startsWith("proxy.") && !(code in proxyRefusals)).toBe(false);
  });
});

describe("given leave for thirty days", () => {
  const revoke = (state: Authorisation, actor: Actor) =>
    decide(state, { type: "revoke" }, { id: "aut_1", actor, now: NOW });

  it("when time passes, then it ends by itself, on the instant", () => {
    const end = plus(NOW, 30 * DAY);
    expect([isInForce(made(), NOW), isInForce(made(), plus(end, -1))]).toEqual([true, true]);
    expect(isInForce(made(), end)).toBe(false);
  });

  it("when either of the two takes it back, then it is over at once, and once only", () => {
    for (const actor of [old, child]) expect(codeOf(revoke(made(), actor))).toBe("facts");
    const over = apply(made(), { type: "revoked" }, { at: NOW });
    expect(isInForce(over, NOW)).toBe(false);
    expect(codeOf(revoke(over, old))).toBe("proxy.revoked_before");
    expect(codeOf(revoke(made(), stranger))).toBe("denial");
  });

  it("when it is looked at, then by the two of them only", () => {
    expect([old, child, stranger, worker].map((actor) => isVisible("", made(), actor))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
