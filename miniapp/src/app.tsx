import { QueryClientProvider } from "@tanstack/react-query";
import { usePageNotFound } from "@tarojs/taro";
import { type PropsWithChildren, useEffect } from "react";
import { startSender } from "./complaint/sender";
import { createCache, forgetReads, keepReads, restoreReads } from "./gql/cache";
import { listenToNetwork } from "./gql/online";
import { replace } from "./platform/navigate";
import { startCheckIns } from "./provider/check-ins";
import { useSession } from "./session/session";

const owner = (): string => useSession.getState().person?.id ?? "guest";
const cache = createCache();

restoreReads(cache, owner(), Date.now());
keepReads(cache, owner, () => Date.now());
listenToNetwork();
useSession.subscribe(({ person }, before) => {
  if (person?.id !== before.person?.id) forgetReads(cache);
});

export default function App({ children }: PropsWithChildren) {
  usePageNotFound(() => replace("missing"));
  useEffect(() => startSender(cache), []);
  useEffect(() => startCheckIns(cache), []);
  return <QueryClientProvider client={cache}>{children}</QueryClientProvider>;
}
