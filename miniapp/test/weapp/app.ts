import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import vm from "node:vm";
import { PATIENCE } from "../patience.ts";
import { attrOf, compileMarkup, type Element, textOf, walk } from "./markup.ts";
import { later, makeWx, newPhone, type Phone, type Settings } from "./wx.ts";

/** Drawing takes such timers, and what waits until somebody has stopped typing. */
const AT_ONCE_MS = 500;

type Handler = (...args: unknown[]) => unknown;
type Options = Record<string, unknown> & { data?: object };
type PageInstance = Record<string, unknown> & { route: string; data: Record<string, unknown> };

/** How much of a page was told to the screen: first screens must stay small. */
export type SetDataLog = { route: string; text: string; bytes: number }[];

/** An element and what is around it, nearest first. */
type Found = { node: Element; above: Element[] };

const hearing = ({ node, above }: Found, type: string): Element[] =>
  [node, ...above].filter(({ attr }) => attr[`bind${type}`]);

const copy = <T>(value: T): T =>
  value === undefined ? value : (JSON.parse(JSON.stringify(value)) as T);

/** `root.cn.[0].cl` → set it there. */
export function setPath(data: Record<string, unknown>, path: string, value: unknown): void {
  const keys = path.replaceAll("[", ".").replaceAll("]", "").split(".").filter(Boolean);
  const last = keys.pop() ?? "";
  let at: Record<string, unknown> = data;
  for (const [i, key] of keys.entries()) {
    at[key] ??= /^\d+$/.test(keys[i + 1] ?? last) ? [] : {};
    at = at[key] as Record<string, unknown>;
  }
  at[last] = copy(value);
}

/**
 * The compiled mini-program without WeChat: its own code in a bare context (no window, fetch, URL …), its
 * markup by WeChat's compiler, its requests to a real API. What a person would see and tap is what
 * `see` and `tap` work with.
 */
export function bootApp(
  output: string,
  given: Partial<Settings> & Pick<Settings, "builtFor" | "api">,
  phone: Phone = newPhone(),
) {
  const settings: Settings = { loginCode: "made-up", fontSizeScaleFactor: 1, ...given };
  const render = compileMarkup(output);
  const setDataLog: SetDataLog = [];
  /** How much of the log was there at the last press. */
  let setBefore = 0;
  const stack: PageInstance[] = [];
  const tabs = new Map<string, PageInstance>();
  const registered = new Map<string, Options>();
  const modules = new Map<string, { exports: unknown }>();
  let loading = "";
  let app: Record<string, unknown> = {};

  const fault = (...what: unknown[]) =>
    void phone.faults.push(
      what
        .map((one) => (one instanceof Error ? (one.stack ?? one.message) : String(one)))
        .join(" "),
    );

  const navigation = {
    navigateTo: (url: string) => push(url),
    redirectTo: (url: string) => {
      leave(stack.pop());
      push(url);
    },
    switchTab: (url: string) => {
      const route = url.replace(/^\//, "").split("?")[0] ?? "";
      for (const page of stack.splice(0)) if (!tabs.has(page.route)) leave(page);
      const kept = tabs.get(route);
      if (kept) stack.push(kept);
      else tabs.set(route, push(url));
      if (kept) call(kept, "onShow");
    },
    navigateBack: () => {
      leave(stack.pop());
      const top = stack.at(-1);
      if (top) call(top, "onShow");
    },
  };

  const context = vm.createContext({
    wx: makeWx(phone, navigation, settings),
    console: {
      log: () => undefined,
      info: () => undefined,
      debug: () => undefined,
      warn: () => undefined,
      error: fault,
    },
    setTimeout: (call: () => void, ms?: number) =>
      (ms ?? 0) < AT_ONCE_MS ? later(phone, call, ms) : setTimeout(call, ms),
    clearTimeout: (timer: ReturnType<typeof setTimeout>) => {
      phone.awaited.delete(timer);
      clearTimeout(timer);
    },
    setInterval,
    clearInterval,
    App: (options: Record<string, unknown>) => {
      app = options;
    },
    Page: (options: Options) => void registered.set(loading, options),
    Component: (options: Options) => void registered.set(loading, options),
    Behavior: (options: Options) => options,
    getApp: () => app,
    getCurrentPages: () => [...stack],
  });
  // Some of the phones WeChat runs on have no tables of languages.
  vm.runInContext("delete globalThis.Intl", context);

  /** CommonJS as WeChat has it: relative paths, no packages. */
  function load(path: string): unknown {
    const known = modules.get(path);
    if (known) return known.exports;
    const module = { exports: {} as unknown };
    modules.set(path, module);
    const code = readFileSync(join(output, `${path}.js`), "utf8");
    const wrapped = vm.runInContext(`(function (require, module, exports) {${code}\n})`, context, {
      filename: path,
    });
    const require = (to: string) => load(join(dirname(path), to).replace(/\.js$/, ""));
    (wrapped as Handler)(require, module, module.exports);
    return module.exports;
  }

  function call(
    page: PageInstance | Record<string, unknown>,
    name: string,
    ...args: unknown[]
  ): unknown {
    const handler = page[name];
    return typeof handler === "function" ? (handler as Handler).apply(page, args) : undefined;
  }

  function optionsOf(route: string): Options {
    if (!registered.has(route)) {
      if (!existsSync(join(output, `${route}.js`))) throw new Error(`there is no page ${route}`);
      loading = route;
      load(route);
    }
    return registered.get(route) ?? {};
  }

  function makePage(route: string): PageInstance {
    const options = optionsOf(route);
    const page = { ...options, route, is: route, data: copy(options.data ?? {}) } as PageInstance;
    page["setData"] = (change: Record<string, unknown>, done?: () => void) => {
      const text = JSON.stringify(change);
      setDataLog.push({ route, text, bytes: Buffer.byteLength(text) });
      for (const [path, value] of Object.entries(change)) setPath(page.data, path, value);
      if (done) later(phone, () => done.call(page));
    };
    return page;
  }

  function push(url: string): PageInstance {
    const [path = "", query = ""] = url.replace(/^\//, "").split("?");
    const page = makePage(path);
    // As WeChat does: not decoded.
    page["options"] = Object.fromEntries(
      query.split("&").map((pair) => pair.split("=") as [string, string | undefined]),
    );
    const below = stack.at(-1);
    if (below) call(below, "onHide");
    stack.push(page);
    call(page, "onLoad", page["options"]);
    call(page, "onShow");
    call(page, "onReady");
    return page;
  }

  function leave(page: PageInstance | undefined): void {
    if (page) call(page, "onUnload");
  }

  function tree(): Element {
    const page = stack.at(-1);
    if (!page) throw new Error("no page is open");
    return render(page.route, page.data);
  }

  /** What has these words, or is called so by a screen reader, and what is around each; the innermost last. */
  function findAll(words: string | RegExp): Found[] {
    const matches = (text: string) =>
      typeof words === "string" ? text.includes(words) : words.test(text);
    const all = [...walk(tree())];
    const read = all.filter(({ node }) => matches(textOf(node)));
    return read.length > 0 ? read : all.filter(({ node }) => matches(attrOf(node, "ariaLabel")));
  }

  const find = (words: string | RegExp): Found | undefined => findAll(words).at(-1);

  /** Where a finger would go: the same words may also be somewhere nothing happens. */
  function findPressable(words: string | RegExp): Found | undefined {
    const found = findAll(words);
    return found.findLast((one) => hearing(one, "tap").length > 0) ?? found.at(-1);
  }

  function dispatch(type: string, found: Found, detail: object): void {
    const page = stack.at(-1)!;
    const heard = hearing(found, type);
    if (heard.length === 0) throw new Error(`nothing here hears ${type}: ${textOf(found.node)}`);
    for (const one of heard) {
      const target = { id: attrOf(one, "id"), dataset: { sid: one.attr["data-sid"] } };
      call(page, attrOf(one, `bind${type}`), {
        type,
        detail,
        target,
        currentTarget: target,
        timeStamp: 1,
        touches: [],
        mark: {},
      });
    }
  }

  /** A finger on an element. Some buttons of WeChat do something by themselves first. */
  function press(found: Found): void {
    setBefore = setDataLog.length;
    const button = [found.node, ...found.above].find(({ attr }) => attr["openType"]);
    if (!button || attrOf(button, "openType") !== "agreePrivacyAuthorization")
      return dispatch("tap", found, {});
    phone.needsAgreement = false;
    dispatch("agreeprivacyauthorization", found, {});
  }

  const isAtRest = () => phone.awaited.size === 0;

  /** Looks only when the app waits for nothing: what the screen says before may be from before the last tap. */
  async function until<T>(
    look: () => T | undefined | false,
    what: string,
    mayLook = isAtRest,
  ): Promise<T> {
    const deadline = performance.now() + PATIENCE;
    while (performance.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      const found = mayLook() && look();
      if (found) return found;
    }
    throw new Error(
      `never saw ${what}; saw: ${textOf(tree()).slice(0, 800)}; faults: ${phone.faults.join("; ")}; still awaited: ${phone.awaited.size}`,
    );
  }

  loading = "app";
  load("app");
  call(app, "onLaunch", { path: "tabs/home/index", query: {}, scene: 1001 });
  call(app, "onShow", { path: "tabs/home/index", query: {}, scene: 1001 });

  return {
    phone,
    setDataLog,
    open: (url: string) => {
      const { tabBar } = JSON.parse(readFileSync(join(output, "app.json"), "utf8")) as {
        tabBar: { list: { pagePath: string }[] };
      };
      const isTab = tabBar.list.some(({ pagePath }) => url.replace(/^\//, "") === pagePath);
      return isTab ? navigation.switchTab(url) : push(url);
    },
    route: () => stack.at(-1)?.route,
    /** What the page on top was opened with. */
    params: () => (stack.at(-1)?.["options"] ?? {}) as Record<string, string | undefined>,
    text: () => textOf(tree()),
    tree,
    /** Waits until these words are there. */
    see: (words: string | RegExp) => until(() => find(words), String(words)),
    /** What was said at any time since the last press: it may be over before the app is at rest. */
    glimpse: (words: string) =>
      until(
        () => setDataLog.slice(setBefore).some(({ text }) => text.includes(words)),
        words,
        () => true,
      ),
    gone: (words: string | RegExp) => until(() => !find(words), `${String(words)} gone`),
    tap: async (words: string | RegExp) =>
      press(await until(() => findPressable(words), String(words))),
    /** Writes into the input a screen reader calls by this name. */
    write: async (label: string, value: string) => {
      const isInput = ({ node }: Found) =>
        Boolean(node.attr["bindinput"]) && attrOf(node, "ariaLabel") === label;
      const input = await until(() => [...walk(tree())].find(isInput), `input ${label}`);
      dispatch("input", input, { value });
    },
    /** Turns WeChat's wheels to a date, on the field a screen reader calls by this name. */
    pick: async (label: string, value: string) => {
      const isPicker = ({ node }: Found) =>
        Boolean(node.attr["bindchange"]) &&
        node.children.some(
          (one) => typeof one !== "string" && attrOf(one, "ariaLabel").startsWith(label),
        );
      const picker = await until(() => [...walk(tree())].find(isPicker), `date ${label}`);
      dispatch("change", picker, { value });
    },
  };
}

export type WeappApp = ReturnType<typeof bootApp>;
