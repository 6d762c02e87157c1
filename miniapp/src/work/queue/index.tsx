import { MeDocument, type MeQuery } from "../../gql/generated/session";
import { WorkClaimsDocument } from "../../gql/generated/work";
import { useRead } from "../../gql/use-read";
import { useWords } from "../../i18n/words";
import { MealLinks } from "../../meal/links";
import { ProviderLinks } from "../../provider/links";
import { postOption, postsOf } from "../../session/posts";
import { useSession } from "../../session/session";
import { LinkButton } from "../../ui/button";
import { Page } from "../../ui/page";
import { Empty, Loaded } from "../../ui/states";
import { Row } from "../../ui/text";
import "../work.css";
import { words } from "../words";
import { Identity } from "./identity";
import { Lists } from "./lists";

/** Ways to the other work of a post. Homes are offered to who may confirm them: the API refuses others. */
function Links({ gridId }: { gridId: string | null }) {
  const t = useWords(words);
  const claims = useRead(WorkClaimsDocument, { first: 1 });
  const waiting = claims.data?.claims.edges.length ?? 0;
  if (gridId === null && !claims.data) return null;
  return (
    <Row>
      {gridId !== null && (
        <LinkButton to="workGrids" params={{ id: gridId }} icon="group">
          {t("toGrids")}
        </LinkButton>
      )}
      {claims.data && (
        <LinkButton to="workClaims" icon="home" look={waiting > 0 ? "main" : "plain"}>
          {t("toClaims")}
        </LinkButton>
      )}
    </Row>
  );
}

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

function Desk({ me }: { me: MeQuery["me"] }) {
  const actingAs = useSession((session) => session.actingAs);
  const posts = postsOf(me.roles);
  const post = posts.find(({ id }) => id === actingAs);
  const gridId = post?.grid?.id ?? null;
  if (posts.length === 0) return <NoPost />;
  return (
    <>
      <Identity posts={posts.map(postOption)} />
      {post && <Links gridId={gridId} />}
      {post && <ProviderLinks />}
      {post && <MealLinks />}
      {post && <Lists key={post.id} gridId={gridId} />}
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
