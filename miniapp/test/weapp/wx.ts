/** What the app kept and asked for, as the test sees it. */
export type Phone = {
  storage: Map<string, unknown>;
  titles: string[];
  calls: string[];
  requests: string[];
  /** Names of the operations it asked of the API. */
  operations: string[];
  /** Photos are put into a store that takes anything, as S3 does: 200 instead of 204. */
  storeOnlyKeeps: boolean;
  /** Names the app used that WeChat, as we know it, does not have. */
  unknown: string[];
  faults: string[];
  /** Photos of reports that are not sent yet, by where they are kept. */
  kept: Set<string>;
  /** WeChat's privacy agreement was not given yet. */
  needsAgreement: boolean;
  /** What the next code in front of the camera says; null: somebody scans nothing. */
  code: string | null;
  /** There is no network. */
  isOffline: boolean;
  /** What its owner says when WeChat asks whether it may write to them. */
  says: "accept" | "reject" | "ban" | "all off";
  /** The templates they were asked about, each time. */
  askedAbout: string[][];
  /** What the app waits for now: answers, and timers that end at once. */
  awaited: Set<unknown>;
};

/** A phone nobody used the app on before, or with what an earlier start left on it. */
export const newPhone = (storage: Phone["storage"] = new Map()): Phone => ({
  storage,
  titles: [],
  calls: [],
  requests: [],
  operations: [],
  storeOnlyKeeps: false,
  unknown: [],
  faults: [],
  kept: new Set(),
  needsAgreement: false,
  code: null,
  isOffline: false,
  says: "accept",
  askedAbout: [],
  awaited: new Set(),
});

/** A timer the phone is not at rest before. */
export function later({ awaited }: Phone, call: () => void, ms = 0): ReturnType<typeof setTimeout> {
  const timer = setTimeout(() => {
    awaited.delete(timer);
    call();
  }, ms);
  awaited.add(timer);
  return timer;
}

export type Navigation = {
  navigateTo: (url: string) => void;
  redirectTo: (url: string) => void;
  switchTab: (url: string) => void;
  navigateBack: () => void;
};

export type Settings = {
  /** The address the build was made for, and where the API really is. */
  builtFor: string;
  api: string;
  loginCode: string;
  fontSizeScaleFactor: number;
};

type Callbacks<T> = {
  success?: (result: T) => void;
  fail?: (error: object) => void;
  complete?: (result: object) => void;
};
type Sent = Callbacks<object> & {
  url: string;
  method?: string;
  header?: Record<string, string>;
  data?: unknown;
};

/** Answers like WeChat: never in the same turn. */
function succeed<T extends object>(
  phone: Phone,
  options: Callbacks<T> | undefined,
  result: T,
): void {
  later(phone, () => {
    options?.success?.(result);
    options?.complete?.(result);
  });
}

function fail(options: Callbacks<never>, errMsg: string, errCode?: number): void {
  const error = { errMsg, ...(errCode !== undefined && { errCode }) };
  options.fail?.(error);
  options.complete?.(error);
}

/** The name in `query Name(…)`. */
const operationOf = (data: unknown): string =>
  /^\s*(?:query|mutation) (\w+)/m.exec(String((data as { query?: unknown } | null)?.query))?.[1] ??
  "";

type Way = { url: string; signal: AbortSignal; storeOnlyKeeps?: boolean };

async function send(options: Sent, { url, signal, storeOnlyKeeps = false }: Way): Promise<void> {
  try {
    const answer = await fetch(url, {
      method: options.method ?? "GET",
      headers: options.header ?? {},
      body: options.data instanceof ArrayBuffer ? options.data : JSON.stringify(options.data),
      signal,
    });
    const text = await answer.text();
    const data: unknown = answer.headers.get("content-type")?.includes("json")
      ? JSON.parse(text)
      : text;
    const result = {
      statusCode: storeOnlyKeeps && answer.status === 204 ? 200 : answer.status,
      data,
      header: Object.fromEntries(answer.headers),
      errMsg: "request:ok",
    };
    options.success?.(result);
    options.complete?.(result);
  } catch (error) {
    fail(options, `request:fail ${String(error)}`);
  }
}

function network(phone: Phone, { builtFor, api }: Settings) {
  return (options: Sent) => {
    phone.requests.push(options.url);
    const controller = new AbortController();
    const { pathname, search } = new URL(options.url);
    const { signal } = controller;
    const { storeOnlyKeeps, awaited } = phone;
    const ask = (way: Way) => {
      awaited.add(controller);
      void send(options, way).finally(() => awaited.delete(controller));
    };
    if (phone.isOffline) fail(options, "request:fail");
    else if (options.url === builtFor) {
      phone.operations.push(operationOf(options.data));
      ask({ url: `${api}/graphql`, signal });
    }
    // The public keys, and links to photos: where these lead is the API's affair.
    else if (pathname === "/.well-known/jwks.json" || pathname.startsWith("/media/"))
      ask({ url: `${api}${pathname}${search}`, signal, storeOnlyKeeps });
    else phone.faults.push(`asked ${options.url}, which is not the API`);
    return { abort: () => controller.abort() };
  };
}

const noop = () => undefined;

/** WeChat lets nobody use these before they agreed; the app has to ask first. */
function asPrivate<T extends object>(
  phone: Phone,
  name: string,
  use: (options: Callbacks<T>) => void,
): (options: Callbacks<T>) => void {
  return (options) => {
    if (!phone.needsAgreement) return use(options);
    phone.faults.push(`used ${name} before the privacy agreement`);
    fail(options, `${name}:fail privacy permission is not authorized`);
  };
}

/** Files the app was given to keep; photos all look the same. */
function fileSystem(phone: Phone) {
  const { kept } = phone;
  type Options = Callbacks<object> & { tempFilePath?: string; path?: string; filePath?: string };
  return {
    readFile: (options: Options) => succeed(phone, options, { data: photoBytes() }),
    saveFile: (options: Options) => {
      const savedFilePath = `wxfile://store/${kept.size}.png`;
      kept.add(savedFilePath);
      succeed(phone, options, { savedFilePath });
    },
    access: (options: Options) =>
      kept.has(options.path ?? "")
        ? succeed(phone, options, {})
        : fail(options, "access:fail no such file"),
    removeSavedFile: (options: Options) => {
      kept.delete(options.filePath ?? "");
      succeed(phone, options, {});
    },
    getSavedFileList: (options: Options) =>
      succeed(phone, options, { fileList: [...kept].map((filePath) => ({ filePath })) }),
    writeFile: (options: Options) => succeed(phone, options, {}),
    unlink: noop,
  };
}

/** What the camera of this phone takes: one green pixel. */
const PHOTO = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const photoBytes = (): ArrayBuffer => new Uint8Array(PHOTO).buffer;
const photoFile = { tempFilePath: "wxfile://tmp/photo.png", size: PHOTO.byteLength };

/**
 * `wx.requestSubscribeMessage` as WeChat documents it: at most three templates, one answer for each by its
 * id, and error 20004 where its owner switched all messages off.
 */
const subscribe =
  (phone: Phone) =>
  (options: { tmplIds: string[] } & Callbacks<object>): void => {
    const { tmplIds } = options;
    phone.askedAbout.push([...tmplIds]);
    const name = "requestSubscribeMessage";
    if (tmplIds.length === 0 || tmplIds.length > 3) {
      phone.faults.push(`${name} takes one to three templates`);
      return fail(options, `${name}:fail TmplIds can't be empty`, 10_001);
    }
    const { says } = phone;
    if (says === "all off") return fail(options, `${name}:fail main switch is off`, 20_004);
    const said = Object.fromEntries(tmplIds.map((id) => [id, says]));
    succeed(phone, options, { errMsg: `${name}:ok`, ...said });
  };

/** As much of `wx` as the app may use. Anything else is recorded, and fails the test. */
export function makeWx(phone: Phone, navigation: Navigation, settings: Settings): object {
  const appBaseInfo = {
    SDKVersion: "3.7.0",
    language: "zh_CN",
    theme: "light",
    fontSizeScaleFactor: settings.fontSizeScaleFactor,
  };
  const windowInfo = {
    pixelRatio: 2,
    screenWidth: 390,
    screenHeight: 844,
    windowWidth: 390,
    windowHeight: 700,
  };
  const open =
    (how: "navigateTo" | "redirectTo" | "switchTab") =>
    (options: { url: string } & Callbacks<object>) => {
      navigation[how](options.url);
      succeed(phone, options, { errMsg: `${how}:ok` });
    };
  const known: Record<string, unknown> = {
    env: { USER_DATA_PATH: "wxfile://usr" },
    // Taro looks whether the cloud is in use, and webpack keeps its list of chunks here.
    cloud: undefined,
    webpackJsonp: undefined,
    request: network(phone, settings),
    getStorageSync: (key: string) => phone.storage.get(key) ?? "",
    setStorageSync: (key: string, value: unknown) => void phone.storage.set(key, value),
    removeStorageSync: (key: string) => void phone.storage.delete(key),
    getAppBaseInfo: () => appBaseInfo,
    getWindowInfo: () => windowInfo,
    getDeviceInfo: () => ({
      platform: "android",
      system: "Android 13",
      brand: "test",
      model: "test",
    }),
    getSystemInfoSync: () => ({ ...appBaseInfo, ...windowInfo, platform: "android" }),
    canIUse: () => true,
    nextTick: (call: () => void) => later(phone, call),
    onNetworkStatusChange: noop,
    offNetworkStatusChange: noop,
    setNavigationBarTitle: (options: { title: string } & Callbacks<object>) => {
      phone.titles.push(options.title);
      succeed(phone, options, {});
    },
    makePhoneCall: (options: { phoneNumber: string } & Callbacks<object>) => {
      phone.calls.push(options.phoneNumber);
      succeed(phone, options, {});
    },
    chooseMedia: asPrivate(phone, "chooseMedia", (options) =>
      succeed(phone, options, { tempFiles: [photoFile] }),
    ),
    getFileSystemManager: () => fileSystem(phone),
    getPrivacySetting: (options: Callbacks<object>) =>
      succeed(phone, options, { needAuthorization: phone.needsAgreement }),
    onNeedPrivacyAuthorization: noop,
    openPrivacyContract: (options: Callbacks<object>) => succeed(phone, options, {}),
    // Somebody who does not tell where they are.
    chooseLocation: asPrivate(phone, "chooseLocation", (options) =>
      fail(options, "chooseLocation:fail auth deny"),
    ),
    scanCode: (options: Callbacks<object>) =>
      phone.code === null
        ? fail(options, "scanCode:fail cancel")
        : succeed(phone, options, { result: phone.code }),
    requestSubscribeMessage: subscribe(phone),
    previewImage: (options: Callbacks<object>) => succeed(phone, options, {}),
    pageScrollTo: (options: Callbacks<object>) => succeed(phone, options, {}),
    login: (options: Callbacks<{ code: string }>) =>
      succeed(phone, options, { code: settings.loginCode }),
    navigateTo: open("navigateTo"),
    redirectTo: open("redirectTo"),
    switchTab: open("switchTab"),
    navigateBack: (options?: Callbacks<object>) => {
      navigation.navigateBack();
      succeed(phone, options, {});
    },
  };
  return new Proxy(known, {
    get(target, name) {
      if (typeof name === "string" && !(name in target)) phone.unknown.push(name);
      return target[name as string];
    },
  });
}
