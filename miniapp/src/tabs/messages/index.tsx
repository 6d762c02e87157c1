import { MarkAllNoticesReadDocument, NoticesDocument } from "../../gql/generated/tabs";
import { usePages } from "../../gql/use-read";
import { useWrite } from "../../gql/use-write";
import { useWords } from "../../i18n/words";
import { useSession } from "../../session/session";
import { Button, LinkButton } from "../../ui/button";
import { List } from "../../ui/list";
import { Page } from "../../ui/page";
import { Empty, ProblemLine } from "../../ui/states";
import { tell } from "../../ui/toast";
import { NOTICE_READS } from "../use-notices";
import { mattersIn } from "../view";
import { MatterCard } from "./notice";
import { words } from "./words";

function Inbox() {
  const t = useWords(words);
  const isSignedIn = useSession(({ person }) => person !== null);
  const pages = usePages(NoticesDocument, {}, ({ notices }) => notices, { when: isSignedIn });
  const markAll = useWrite(MarkAllNoticesReadDocument, {
    refreshes: NOTICE_READS,
    onDone: () => tell(t("allReadDone")),
    isKeyed: false,
  });
  // What came after the first page was answered was not seen, whichever page it would be on.
  const seenAt = pages.first?.answeredAt ?? "";
  const hasUnread = pages.data?.some(({ readAt }) => readAt === null) ?? false;
  return (
    <>
      {hasUnread && (
        <Button isBusy={markAll.isSending} onPress={() => markAll.send({ seenAt })}>
          {t("allRead")}
        </Button>
      )}
      {markAll.failure && <ProblemLine failure={markAll.failure} />}
      <List
        pages={{ ...pages, data: pages.data && mattersIn(pages.data) }}
        empty={
          <Empty title={t("empty")} text={t("emptyText")}>
            <LinkButton to="home" look="main">
              {t("goHome")}
            </LinkButton>
          </Empty>
        }
      >
        {(matter) => <MatterCard matter={matter} seenAt={seenAt} />}
      </List>
    </>
  );
}

/** The inbox: what happened, newest first. */
export default function Messages() {
  const t = useWords(words);
  return (
    <Page title={t("title")} tab="messages" isPrivate>
      <Inbox />
    </Page>
  );
}
