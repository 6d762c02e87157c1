import { MeDocument, type MeQuery } from "../../gql/generated/session";
import { WorkbenchDocument } from "../../gql/generated/work";
import { useRead } from "../../gql/use-read";
import { useWords } from "../../i18n/words";
import { postOption, postsOf } from "../../session/posts";
import { useSession } from "../../session/session";
import { LinkButton } from "../../ui/button";
import { Page } from "../../ui/page";
import { Empty, Loaded } from "../../ui/states";
import "../work.css";
import { words } from "../words";
import { Entries, Numbers } from "./entries";
import { Identity } from "./identity";
import { Lists, Pressing } from "./lists";

function NoPost() {
  const t = useWords(words);
  return (
    <Empty title={t("noPost")} text={t("noPostText")}>
      <LinkButton to="home" look="main">
        {t("toHome")}
      </LinkButton>
    </Empty>
  );
}

/** What is urgent first, then all that the post can do, then its complaints in order. */
function Work({ post: { id, grid } }: { post: MeQuery["me"]["roles"][number] }) {
  const query = useRead(WorkbenchDocument, {}, { isFresh: true });
  const gridId = grid?.id ?? null;
  return (
    <Loaded query={query}>
      {({ workbench }) => {
        const complaints = workbench.find(({ kind }) => kind === "COMPLAINTS");
        return (
          <>
            {complaints && <Numbers counts={complaints.counts} />}
            {complaints && <Pressing />}
            <Entries lines={workbench} gridId={gridId} />
            {complaints && <Lists key={id} gridId={gridId} />}
          </>
        );
      }}
    </Loaded>
  );
}

function Desk({ me }: { me: MeQuery["me"] }) {
  const actingAs = useSession((session) => session.actingAs);
  const posts = postsOf(me.roles);
  const post = posts.find(({ id }) => id === actingAs);
  if (posts.length === 0) return <NoPost />;
  return (
    <>
      <Identity posts={posts.map(postOption)} />
      {post && <Work key={post.id} post={post} />}
    </>
  );
}

function Workbench() {
  const query = useRead(MeDocument, {});
  return <Loaded query={query}>{({ me }) => <Desk me={me} />}</Loaded>;
}

/** The staff's own start: what waits for the post they act in. */
export default function WorkQueuePage() {
  const t = useWords(words);
  return (
    <Page title={t("title")} isPrivate>
      <Workbench />
    </Page>
  );
}
