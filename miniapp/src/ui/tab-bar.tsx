import { UnreadNoticeCountDocument } from "../gql/generated/tabs";
import { useRead } from "../gql/use-read";
import { useWords } from "../i18n/words";
import { Box, Go, Line } from "../platform/elements";
import { type Tab, tabs } from "../routes";
import { useSession } from "../session/session";
import { Icon, type IconName } from "./icon";
import "./tab-bar.css";
import { words } from "./words";

const icons: Record<Tab, IconName> = {
  home: "home",
  complaints: "list",
  messages: "message",
  me: "person",
};
/** The API counts to 100, which means more. */
const MANY = 100;

function useUnread(): number {
  const isSignedIn = useSession(({ person }) => person !== null);
  const { data } = useRead(UnreadNoticeCountDocument, {}, { when: isSignedIn });
  return isSignedIn ? (data?.unreadNoticeCount ?? 0) : 0;
}

function Badge({ count }: { count: number }) {
  const t = useWords(words);
  const shown = count >= MANY ? "99+" : String(count);
  return (
    <Box className="ui-tabs__badge">
      <Line>{shown}</Line>
      <Line className="ui-unseen">{t("unread")}</Line>
    </Box>
  );
}

/** The tabs at the bottom of their pages. */
export function TabBar({ current }: { current: Tab }) {
  const t = useWords(words);
  const unread = useUnread();
  return (
    <Box as="nav" className="ui-tabs" label={t("tabs")}>
      <Box as="ul" className="ui-tabs__list">
        {tabs.map((tab) => (
          <Box as="li" key={tab} className="ui-tabs__item">
            <Go
              to={tab}
              isCurrent={tab === current}
              className={`ui-tabs__link${tab === current ? " ui-tabs__link--current" : ""}`}
            >
              <Box className="ui-tabs__icon">
                <Icon name={icons[tab]} />
              </Box>
              <Line>{t(tab)}</Line>
              {tab === "messages" && unread > 0 && <Badge count={unread} />}
            </Go>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
