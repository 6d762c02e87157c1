import { readFileSync } from "node:fs";
import { join } from "node:path";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { RequestFailed } from "../gql/failure";
import { Button, CallButton, LinkButton } from "./button";
import { Choice, Switch } from "./choice";
import { Field } from "./field";
import { Empty, Loaded, Problem, ProblemLine } from "./states";
import { StatusTag } from "./status-tag";
import { tell, Toast } from "./toast";

/** The markup a browser gets; what happens when it is used is tested in Chromium. */
const html = renderToStaticMarkup;
const nothing = () => undefined;

describe("a command that got no answer", () => {
  it("because the session is over leads to signing in", () => {
    const failure = new RequestFailed("graphql", "no", { code: "UNAUTHENTICATED" });
    const shown = html(<ProblemLine failure={failure} />);
    expect(shown).toContain("登录已失效");
    expect(shown).toContain('href="/session/sign-in/index"');
    expect(shown).not.toContain("系统出了点问题");
  });
});

describe("bad input that only the API could find", () => {
  it("is told in the API's words and never as a fault of the system", () => {
    const failure = new RequestFailed("graphql", "日期须为 YYYY-MM-DD 格式", {
      code: "BAD_USER_INPUT",
    });
    const shown = html(<ProblemLine failure={failure} />);
    expect(shown).toContain("日期须为");
    expect(shown).not.toContain("系统出了点问题");
  });
});

describe("a button", () => {
  it("that is busy says so and cannot be pressed", () => {
    const shown = html(
      <Button isBusy onPress={nothing}>
        提交
      </Button>,
    );
    expect(shown).toContain('aria-disabled="true"');
    expect(shown).toContain("正在提交");
  });

  it("that leads somewhere is a link with an address", () => {
    expect(html(<LinkButton to="signIn">登录</LinkButton>)).toContain(
      'href="/session/sign-in/index"',
    );
  });

  it("that calls is a telephone link", () => {
    expect(html(<CallButton phone="010-00000001" />)).toContain('href="tel:010-00000001"');
  });
});

describe("a field", () => {
  const field = (error?: string) =>
    html(<Field label="手机号" hint="11 位" error={error} value="" onChange={nothing} />);
  const idOf = (shown: string) => /<label for="([^"]+)"/.exec(shown)?.[1];

  it("is named by its label", () => {
    const shown = field();
    expect(shown).toContain(`id="${idOf(shown)}" class="ui-field__input"`);
  });

  it("is explained by its hint and by what is wrong", () => {
    const shown = field("号码不对");
    const id = idOf(shown);
    expect(shown).toContain(`aria-describedby="${id}-hint ${id}-error"`);
    expect(shown).toContain('aria-invalid="true"');
    expect(shown).toContain("号码不对");
  });

  it("says aloud what is wrong when it turns up", () => {
    expect(field()).toMatch(
      /id="[^"]+-error"[^>]*aria-live="polite"|aria-live="polite"[^>]*id="[^"]+-error"/,
    );
  });

  it("has several lines when asked", () => {
    expect(html(<Field label="内容" rows={4} value="" onChange={nothing} />)).toContain(
      "<textarea",
    );
  });
});

describe("a choice", () => {
  const options = [
    { value: "a", label: "甲" },
    { value: "b", label: "乙" },
  ];

  it("is a named group of which one is chosen", () => {
    const shown = html(<Choice label="身份" options={options} value="b" onChange={nothing} />);
    expect(shown).toContain('role="radiogroup" class="ui-choice" aria-label="身份"');
    expect(shown.match(/checked=""/g)).toHaveLength(1);
  });

  it("may have nothing chosen", () => {
    expect(
      html(<Choice label="身份" options={options} value={null} onChange={nothing} />),
    ).not.toContain("checked");
  });

  it("of yes and no is a checkbox", () => {
    expect(html(<Switch label="长辈版" isOn onChange={nothing} />)).toContain('type="checkbox"');
  });
});

describe("a status", () => {
  it("is words with a sign that screen readers pass over", () => {
    const shown = html(<StatusTag tone="bad">严重超期</StatusTag>);
    expect(shown).toContain("严重超期");
    expect(shown).toContain('<span class="ui-icon ui-icon--alarm" aria-hidden="true">');
  });
});

describe("what a page shows of a read", () => {
  const failed = (kind: "offline" | "graphql", code?: string) =>
    new RequestFailed(kind, "x", { ...(code && { code }), requestId: "req-9" });
  const loaded = (data: string | undefined, error: Error | null) =>
    html(<Loaded query={{ data, error, refetch: nothing }}>{(text) => <p>{text}</p>}</Loaded>);

  it("is a skeleton at first, which says that it loads", () => {
    expect(loaded(undefined, null)).toContain('aria-label="正在加载"');
  });

  it("is the answer when it is there", () => {
    expect(loaded("答案", null)).toContain("答案");
  });

  it("is what to do when there is no network", () => {
    const shown = loaded(undefined, failed("offline"));
    expect(shown).toContain("请检查网络");
    expect(shown).toContain("重试");
  });

  it("is the old answer, and that it is old, when there is no network any more", () => {
    const shown = loaded("旧的", failed("offline"));
    expect(shown).toContain("旧的");
    expect(shown).toContain("显示的是之前的内容");
  });

  it("offers to sign in when one must", () => {
    expect(loaded(undefined, failed("graphql", "UNAUTHENTICATED"))).toContain(
      "/session/sign-in/index",
    );
  });

  it("gives a number to quote, and a phone, when something went wrong on our side", () => {
    const shown = html(
      <Problem failure={failed("graphql", "INTERNAL_SERVER_ERROR")} onAgain={nothing} />,
    );
    expect(shown).toContain("req-9");
    expect(shown).toContain("tel:12345");
  });

  it("shows the way forward when there is nothing", () => {
    expect(html(<Empty title="还没有消息">去看看</Empty>)).toContain("去看看");
  });
});

describe("what is said in passing", () => {
  it("comes after its place is there, so that screen readers speak it on the page that opens next", () => {
    tell("已完成");
    const shown = html(<Toast />);
    expect(shown).toContain('aria-live="polite"');
    expect(shown).not.toContain("已完成");
  });

  it("lies over the title, never over what is pressed to send", () => {
    const rules = readFileSync(join(import.meta.dirname, "toast.css"), "utf8");
    expect(rules).toMatch(/top:/);
    expect(rules).not.toMatch(/bottom:/);
    expect(rules).toMatch(/pointer-events: none/);
  });
});
