import type { ReactNode } from "react";
import { useWords } from "../i18n/words";
import { Box } from "../platform/elements";
import { Button } from "./button";
import "./list.css";
import { Loaded } from "./states";
import { Text } from "./text";
import { words } from "./words";

type Pages<Node> = {
  data: Node[] | undefined;
  error: Error | null;
  refetch: () => unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
};

type ListProps<Node> = {
  /** From `usePages`. */
  pages: Pages<Node>;
  /** What to show when there is nothing: an `Empty` with a way forward. */
  empty: ReactNode;
  children: (node: Node) => ReactNode;
};

/** A list read page by page. More comes when asked for: nothing moves under the finger. */
export function List<Node extends { id: string }>({ pages, empty, children }: ListProps<Node>) {
  const t = useWords(words);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  return (
    <Loaded query={pages}>
      {(nodes) =>
        nodes.length === 0 ? (
          empty
        ) : (
          <>
            <Box as="ul" className="ui-list">
              {nodes.map((node) => (
                <Box as="li" key={node.id}>
                  {children(node)}
                </Box>
              ))}
            </Box>
            {hasNextPage ? (
              <Button isWide isBusy={isFetchingNextPage} onPress={() => void fetchNextPage()}>
                {t("more")}
              </Button>
            ) : (
              <Box className="ui-list__end">
                <Text isSoft isSmall>
                  {t("end")}
                </Text>
              </Box>
            )}
          </>
        )
      }
    </Loaded>
  );
}
