import { Box, Line } from "../platform/elements";
import "./by.css";

type ByProps = {
  when: string;
  /** Who did it; null or empty when that is not told. */
  who: string | null;
  /** The kind of post they did it in, as the API says: a name can be chosen, a post cannot. */
  post: string | null;
};

/** When something happened and who did it, with the badge of their post. */
export function By({ when, who, post }: ByProps) {
  return (
    <Box className="ui-by ui-soft ui-small">
      <Line>{[when, who].filter(Boolean).join(" · ")}</Line>
      {post && <Line className="ui-by__post">{post}</Line>}
    </Box>
  );
}
