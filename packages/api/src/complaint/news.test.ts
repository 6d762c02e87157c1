import { describe, expect, it } from "vitest";
import type { Audience } from "../kernel/effects.ts";
import {
  asGuest,
  cast,
  categories,
  colleague,
  good,
  photos,
  type Role,
  Story,
  steps,
  submission,
} from "./complaint.fixture.ts";
import { apply } from "./apply.ts";
import type { Complaint, ComplaintCommand } from "./complaint.ts";
import { effectsOf } from "./news.ts";

const ID = "cmp_1";

const nameOf = (audience: Audience): string => {
  if (audience.kind === "followers" || audience.kind === "merged") return audience.kind;
  if (audience.kind === "grid") return audience.path;
  return audience.kind === "unit" ? audience.unitId : audience.personId;
};

/** The effects of one command, each news as who hears which title. */
function effectsAfter(story: Story, who: Role, command: ComplaintCommand) {
  const decision = story.ask(who, command);
  if (decision.kind !== "facts") throw new Error(JSON.stringify(decision));
  const before = story.complaint;
  let after: Complaint = before;
  for (const fact of decision.facts) after = apply(after, fact, { at: story.now });
  const actor = cast[who];
  const by = { actorId: actor.kind === "person" ? actor.personId : who };
  return effectsOf(ID, before, after, decision.facts, by);
}
const newsAfter = (story: Story, who: Role, command: ComplaintCommand) =>
  effectsAfter(story, who, command).news.map(({ audience, title, sort }) => ({
    to: audience.map(nameOf),
    title: title.zh,
    sort,
  }));
const heardBy = (name: string, news: ReturnType<typeof newsAfter>) =>
  news.filter(({ to }) => to.includes(name)).map(({ title }) => title);

/** What the sweep tells when the next timer fires. */
function newsOfTimer(story: Story) {
  const [next] = story.timers;
  if (!next) throw new Error("nothing is to fire");
  story.until(next.at);
  return newsAfter(story, "sweep", { type: "fireTimer", clock: next.clock, timer: next.kind });
}

const me = cast.reporter.personId;

describe("given a new report", () => {
  const reported = (change: Parameters<typeof submission>[0] = {}) => {
    const { complaint, lines } = new Story(change);
    const { news } = effectsOf(
      ID,
      null,
      complaint,
      lines.map(({ fact }) => fact),
      { actorId: me },
    );
    return news.map(({ audience, title }) => [title.zh, audience.map(nameOf)]);
  };

  it("when it is ordinary, then its desk has work and nobody else is troubled", () => {
    expect(reported()).toContainEqual(["新上报待受理", ["/S/C/A/"]]);
  });

  it("when it endangers life, then the teams of every level are alerted at once", () => {
    expect(reported({ category: categories.gas })).toContainEqual([
      "紧急：危及生命安全",
      ["/S/C/A/A1/", "/S/C/A/", "/S/C/", "/S/"],
    ]);
  });

  it("when it is found to endanger life later, then they are alerted then", () => {
    const news = newsAfter(new Story(), "head", { type: "accept", category: null, level: "P0" });
    expect(heardBy("/S/", news)).toEqual(["紧急：危及生命安全"]);
  });
});

describe("given something that people did", () => {
  it.each([
    ["head", new Story(), good.accept],
    ["reporter", steps.verified(), good.solved],
    ["street", steps.returnRequested(), good.refuseReturn],
  ] as const)("when %s did it, then they are not told", (who, story, command) => {
    const { news } = effectsAfter(story, who, command);
    expect(news.every(({ except }) => except?.includes(cast[who].personId))).toBe(true);
  });

  it.each([
    ["the reporter must answer", new Story(), "head", good.askInfo, "请您补充信息"],
    ["the reporter must confirm", steps.handled(), "head", good.verifyPass, "核查通过，请您确认"],
    ["it goes on", steps.dispatched(), "worker", good.sign, "承办方已签收，开始处置"],
  ] as const)("when %s, then the reporter hears it", (_, story, who, command, title) => {
    expect(heardBy(me, newsAfter(story, who, command))).toEqual([title]);
  });

  it.each([
    ["a return is asked for", steps.atRoads(), "roads", good.requestReturn],
    ["a return is refused", steps.returnRequested(), "street", good.refuseReturn],
    ["it moves up", steps.dispatched(), "worker", good.escalate],
    ["the category is corrected", new Story(), "worker", good.classify],
    ["somebody urges", steps.dispatched(), "head", good.urge],
  ] as const)(
    "when %s among staff, then the reporter is not troubled",
    (_, story, who, command) => {
      expect(heardBy(me, newsAfter(story, who, command))).toEqual([]);
    },
  );

  it.each([
    ["dispatched to a grid", steps.accepted(), "head", good.dispatch, "/S/C/A/", "待签收"],
    ["asked to be returned", steps.atRoads(), "roads", good.requestReturn, "/S/", "退回待审核"],
    ["handled by the head", steps.processing(), "head", good.submitResult, "/S/C/", "待核查"],
    ["urged", steps.atRoads(), "reporter", good.urge, "unt_roads", "有人催办，请尽快办理"],
    ["told more", steps.atRoads(), "reporter", good.supplement, "unt_roads", "上报人补充了信息"],
    ["to be reviewed", steps.verified(), "reporter", good.unsolved, "/S/C/", "重办待派单"],
  ] as const)(
    "when it is %s, then whoever is next has work",
    (_, story, who, command, to, title) => {
      expect(heardBy(to, newsAfter(story, who, command))).toEqual([title]);
    },
  );

  it("when it is the third time, then the street is asked to review", () => {
    const story = steps.reviewed();
    const [before, after] = [story.complaint, story.lines.at(-1)?.fact];
    const { news } = effectsOf(ID, steps.verified().complaint, before, [after!], { actorId: me });
    expect(news.map(({ title }) => title.zh)).toContain("待街道会商");
  });

  it("when it was given to one person, then that person has the work", () => {
    const story = steps.atRoads().do("roads", good.sign);
    const command = { type: "transfer", colleague: colleague(cast.roadsToo) } as const;
    expect(heardBy(cast.roadsToo.personId, newsAfter(story, "roads", command))).toEqual(["待签收"]);
  });

  it("when a sample is drawn, then the head is asked to check it", () => {
    const news = newsAfter(steps.onSite(), "worker", { ...good.closeOnSite, draw: 0 });
    expect(heardBy("/S/C/A/", news)).toEqual(["现场办结待抽查"]);
  });

  it("when it is told, then each is told as whom: the sort is the same for the reporter and staff", () => {
    const { news } = effectsAfter(steps.handled(), "head", good.verifyPass);
    expect(news.map(({ capacity, sort }) => [capacity, sort])).toEqual([
      ["REPORTER", "WORK"],
      ["FOLLOWER", "INFO"],
    ]);
    const [work] = effectsAfter(steps.accepted(), "head", good.dispatch).news.slice(-1);
    expect([work?.capacity, work?.sort]).toEqual(["STAFF", "WORK"]);
  });

  it("when nobody was signed in, then there is nobody to tell but staff and followers", () => {
    const reporter = { ...submission().reporter, ...asGuest };
    const news = newsAfter(
      new Story({ category: categories.manhole, reporter }),
      "street",
      good.accept,
    );
    expect(news.map(({ to }) => to)).toEqual([["followers"], ["/S/"]]);
  });

  it("when photos came with it, then they stay", () => {
    const command = { ...good.supplement, photos: photos(2) };
    expect(effectsAfter(new Story(), "reporter", command).attached).toEqual(["med_0", "med_1"]);
  });
});

describe("given followers, when they are told", () => {
  const toFollowers = (story: Story, who: Role, command: ComplaintCommand) =>
    effectsAfter(story, who, command).news.filter(({ audience }) =>
      audience.some(({ kind }) => kind === "followers"),
    );

  it("then they hear how it goes on", () => {
    const [news] = toFollowers(steps.handled(), "head", good.verifyPass);
    expect([news?.title.zh, news?.sort]).toEqual(["核查通过", "INFO"]);
  });

  it.each([
    ["a result", steps.processing(), "worker", good.submitResult, "已修好"],
    ["a dispute", steps.verified(), "reporter", good.unsolved, "又断了"],
    ["a rejection", new Story(), "community", good.reject, "感谢反映"],
  ] as const)("then nothing that was written in %s", (_, story, who, command, words) => {
    expect(JSON.stringify(toFollowers(story, who, command))).not.toContain(words);
  });

  it.each([
    ["a question", new Story(), "head", good.askInfo],
    ["a supplement", new Story(), "reporter", good.supplement],
    ["an internal matter", steps.atRoads(), "roads", good.requestReturn],
  ] as const)("then nothing of %s", (_, story, who, command) => {
    expect(toFollowers(story, who, command)).toEqual([]);
  });
});

describe("given followers of what turns out to concern a person or a home", () => {
  const toFollowers = (story: Story, who: Role, command: ComplaintCommand) =>
    effectsAfter(story, who, command)
      .news.filter(({ audience }) => audience.some(({ kind }) => kind === "followers"))
      .map(({ title, body }) => `${title.zh} · ${body.zh}`);
  const toNoise = { ...good.classify, category: categories.noise } as const;
  const asNoise = { ...good.accept, category: categories.noise } as const;

  it.each([
    ["classified anew", "community", toNoise],
    ["accepted as that", "head", asNoise],
  ] as const)(
    "when it is %s, then they are told once that it is not public, by what they followed",
    (_, who, command) => {
      const [told, ...more] = toFollowers(new Story(), who, command);
      expect(told).toContain("进展不再公开");
      expect(told).not.toContain("噪声");
      expect(more).toEqual([]);
    },
  );

  it("when it goes on afterwards, then they hear nothing of it", () => {
    const story = new Story().do("community", toNoise);
    expect(toFollowers(story, "head", good.accept)).toEqual([]);
  });

  it("when it is found to be public after all, then they hear again how it goes on", () => {
    const story = new Story({ category: categories.noise });
    const command = { ...good.accept, category: categories.bench };
    expect(toFollowers(story, "head", command)).toHaveLength(1);
  });
});

describe("given a clock that fires", () => {
  const upTo = (kind: string, begin = steps.processing): Story => {
    const story = begin();
    while (story.timers[0]?.kind !== kind) story.fire();
    return story;
  };
  it("when half of the time is used, then whoever has it is reminded", () => {
    const story = steps.onSite();
    expect(newsOfTimer(story)).toEqual([
      { to: [cast.worker.personId], title: "办理时限已过半", sort: "WORK" },
    ]);
  });

  it("when four fifths are used, then the team as well", () => {
    const news = newsOfTimer(upTo("EIGHTY", () => steps.onSite()));
    expect(news).toEqual([
      { to: [cast.worker.personId, "/S/C/A/"], title: "办理时限已用八成", sort: "WORK" },
    ]);
  });

  it("when it is yellow, then the superior as well, and the reporter is told", () => {
    const news = newsOfTimer(upTo("DUE"));
    expect(heardBy("/S/C/", news)).toEqual(["办理已超期"]);
    expect(heardBy(me, news)).toEqual(["办理已超期"]);
  });

  it("when it is yellow for a unit, then the street as well", () => {
    const news = newsOfTimer(upTo("DUE", () => steps.atRoads().do("roads", good.sign)));
    expect(heardBy("/S/", news)).toEqual(["办理已超期"]);
  });

  it("when it is red, then the street", () => {
    expect(heardBy("/S/", newsOfTimer(upTo("RED")))).toEqual(["严重超期，由街道督办"]);
  });

  it("when nobody signed, then the reporter hears once that the step is late", () => {
    expect(heardBy(me, newsOfTimer(steps.dispatched()))).toEqual(["当前环节已超期"]);
  });

  it("when a report climbs, then the next desk has the work", () => {
    expect(heardBy("/S/C/", newsOfTimer(new Story()))).toEqual(["待派单"]);
  });

  it("when the reporter does not answer, then only the reporter is reminded", () => {
    expect(newsOfTimer(steps.verified())).toEqual([
      { to: [me], title: "请您确认是否解决", sort: "WORK" },
    ]);
  });
});
