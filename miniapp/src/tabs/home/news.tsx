import { LatestNoticesDocument } from "../../gql/generated/tabs";
import { useRead } from "../../gql/use-read";
import { whenText } from "../../i18n/when";
import { useWords } from "../../i18n/words";
import { Box, Go, Line } from "../../platform/elements";
import { useDisplay } from "../../session/display";
import { LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { Icon } from "../../ui/icon";
import { StatusTag } from "../../ui/status-tag";
import { Title } from "../../ui/text";
import { useMatter } from "../use-notices";
import { type Matter, mattersToShow } from "../view";
import { words } from "./words";

/** Without a page of its own it leads to the inbox, where all of it can be read. */
function NewsLine({ matter, seenAt }: { matter: Matter; seenAt: string }) {
  const t = useWords(words);
  const { language } = useDisplay();
  const { newest: notice, unread } = matter;
  const { destination, markRead } = useMatter(matter, seenAt);
  const { to, params } = destination ?? { to: "messages" as const, params: {} };
  return (
    <Go className="home-news" to={to} params={params} onGo={markRead}>
      <Box as="span" className="home-news__words">
        {unread > 0 && <StatusTag tone="info">{t("unread")}</StatusTag>}
        <Line className="ui-strong">{notice.title}</Line>
        <Line className="ui-small ui-soft">
          {`${notice.body} · ${whenText(notice.at, language)}`}
        </Line>
      </Box>
      <Icon name="next" />
    </Go>
  );
}

/** The latest news, unread first; nothing while there are none. */
export function News() {
  const t = useWords(words);
  const { data } = useRead(LatestNoticesDocument, {});
  const matters = data ? mattersToShow(data) : [];
  if (!data || matters.length === 0) return null;
  return (
    <Card>
      <Title>{t("news")}</Title>
      <Box as="ul" label={t("news")} className="home-newslist">
        {matters.map((matter) => (
          <Box as="li" key={matter.id}>
            <NewsLine matter={matter} seenAt={data.answeredAt} />
          </Box>
        ))}
      </Box>
      <LinkButton look="quiet" to="messages">
        {t("allNews")}
      </LinkButton>
    </Card>
  );
}
