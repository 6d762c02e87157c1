import { useWords } from "../i18n/words";
import { Action, Box, Line } from "../platform/elements";
import { words } from "./words";

type FilterProps = {
  label: string;
  choices: readonly { id: string; name: string }[];
  /** Null: all of them. */
  shown: string | null;
  onShow: (id: string | null) => void;
};

/** A part of a list to look at, or all of it. */
export function Filter({ label, choices, shown, onShow }: FilterProps) {
  const t = useWords(words);
  const all = [{ id: null, name: t("all") }, ...choices];
  return (
    <Box className="work-lists" as="nav" label={label}>
      {all.map(({ id, name }) => (
        <Action
          key={id ?? "all"}
          className={`work-lists__one${id === shown ? " work-lists__one--shown" : ""}`}
          isPressed={id === shown}
          onPress={() => onShow(id)}
        >
          <Line>{name}</Line>
        </Action>
      ))}
    </Box>
  );
}
