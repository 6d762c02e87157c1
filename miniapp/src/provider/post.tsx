import type { ReactNode } from "react";
import { MeDocument } from "../gql/generated/session";
import { useRead } from "../gql/use-read";
import { postOption, postsOf } from "../session/posts";
import { useSession } from "../session/session";
import { Loaded } from "../ui/states";
import { Identity } from "../work/queue/identity";

/** In which post one acts, and what is to be seen in it: nothing before one is chosen. */
export function InPost({ children }: { children: ReactNode }) {
  const query = useRead(MeDocument, {});
  const actingAs = useSession((session) => session.actingAs);
  return (
    <Loaded query={query}>
      {({ me }) => {
        const posts = postsOf(me.roles);
        return (
          <>
            <Identity posts={posts.map(postOption)} />
            {posts.some(({ id }) => id === actingAs) && children}
          </>
        );
      }}
    </Loaded>
  );
}
