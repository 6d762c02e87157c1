import Taro, { useDidShow } from "@tarojs/taro";
import { useQueryClient } from "@tanstack/react-query";
import { type CSSProperties, type ReactNode, useEffect, useState } from "react";
import { useWords } from "../i18n/words";
import { Action, Box, Heading } from "../platform/elements";
import { fontScale, hasOwnTitleBar, showTitle } from "../platform/screen";
import { goBack } from "../platform/navigate";
import { useIsShown } from "../platform/page-life";
import { PrivacyQuestion } from "../privacy/question";
import type { Tab } from "../routes";
import { type Language, useDisplay } from "../session/display";
import { useSession } from "../session/session";
import { Icon } from "./icon";
import "./page.css";
import { SignInFirst } from "./states";
import { TabBar } from "./tab-bar";
import { Toast } from "./toast";
import "./tokens.css";
import { words } from "./words";

type PageProps = {
  title: string;
  /** Set on the pages of the tab bar; others have a way back. */
  tab?: Tab;
  /** Only for who is signed in: others are asked to sign in first. */
  isPrivate?: boolean;
  children: ReactNode;
};

function Head({ title, hasBack }: { title: string; hasBack: boolean }) {
  const t = useWords(words);
  return (
    <Box as="header" className="ui-page__head">
      {hasBack && (
        <Action className="ui-page__back" label={t("back")} onPress={goBack}>
          <Icon name="back" />
        </Action>
      )}
      <Heading level={1} className="ui-page__title">
        {title}
      </Heading>
    </Box>
  );
}

/** What was read a while ago is read again when its page is shown again. */
function useFreshness(): void {
  const cache = useQueryClient();
  useDidShow(() => {
    void cache.refetchQueries({ type: "active", stale: true });
  });
}

/** WeChat's font setting can change while the app is in the background: it is read whenever the page is shown. */
function useFontScale(): number {
  const [scale, setScale] = useState(fontScale);
  useDidShow(() => setScale(fontScale()));
  return scale;
}

/** The title is that of the page that is seen: pages below it, and the other tabs, hear of a change too. */
function useTitle(title: string, language: Language): void {
  const isShown = useIsShown();
  useEffect(() => {
    if (isShown()) showTitle(title, language);
  }, [title, language]);
  useDidShow(() => showTitle(title, language));
}

/** The frame of every page: title, way back or tab bar, display size, and the place where messages are spoken. */
export function Page({ title, tab, isPrivate = false, children }: PageProps) {
  const { elderMode, language } = useDisplay();
  const isGuest = useSession(({ person }) => person === null);
  useFreshness();
  useTitle(title, language);
  const scale = useFontScale();
  return (
    <Box
      className={`ui-root${elderMode ? " ui-root--elder" : ""}`}
      {...(scale !== 1 && { style: { "--font-scale": scale } as CSSProperties })}
    >
      {!hasOwnTitleBar && <Head title={title} hasBack={tab === undefined} />}
      <Box as="main" className="ui-page__main">
        {isPrivate && isGuest ? <SignInFirst /> : children}
      </Box>
      <Toast />
      <PrivacyQuestion />
      {tab && <TabBar current={tab} />}
    </Box>
  );
}

type Params = Partial<Record<string, string>>;

/** Neither WeChat nor Taro's router decodes what stands in an address. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** The parameters of the page on top: its own only while a page is being opened. Draw with `useParams`. */
export const getParams = (): Params =>
  Object.fromEntries(
    Object.entries(Taro.getCurrentInstance().router?.params ?? {}).map(([name, value]) => [
      name,
      decoded(value ?? ""),
    ]),
  );

/** The parameters this page was opened with, also while another one lies on top of it. */
export function useParams(): Params {
  const [params] = useState(getParams);
  return params;
}
