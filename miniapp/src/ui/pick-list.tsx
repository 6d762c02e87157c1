import { Action, Box, Line } from "../platform/elements";
import { Icon } from "./icon";
import "./pick-list.css";

type PickListProps<Row> = {
  label: string;
  rows: readonly Row[];
  /** Id of the one that is chosen already. */
  chosen?: string | null | undefined;
  onChoose: (row: Row) => void;
};

/** A list to choose one from: one tap chooses and goes on. */
export const PickList = <Row extends { id: string; text: string }>({
  label,
  rows,
  chosen,
  onChoose,
}: PickListProps<Row>) => (
  <Box as="ul" label={label} className="ui-picks">
    {rows.map((row) => (
      <Box as="li" key={row.id}>
        <Action
          className={`ui-pick${row.id === chosen ? " ui-pick--chosen" : ""}`}
          isPressed={row.id === chosen}
          onPress={() => onChoose(row)}
        >
          <Line className="ui-pick__words">{row.text}</Line>
          <Icon name={row.id === chosen ? "check" : "next"} />
        </Action>
      </Box>
    ))}
  </Box>
);
