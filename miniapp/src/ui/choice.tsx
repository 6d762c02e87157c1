import { useId } from "react";
import { Box, Line, Radio, RadioGroup, Tick } from "../platform/elements";
import "./choice.css";
import { Icon } from "./icon";

type OptionWords = { label: string; hint?: string | undefined };

function Words({ label, hint }: OptionWords) {
  return (
    <Box as="span" className="ui-choice__words">
      <Line>{label}</Line>
      {hint && <Line className="ui-small ui-soft">{hint}</Line>}
    </Box>
  );
}

const Mark = ({ isOn, isSquare = false }: { isOn: boolean; isSquare?: boolean }) => (
  <Box
    as="span"
    isHidden
    className={`ui-choice__mark${isSquare ? " ui-choice__mark--square" : ""}${isOn ? " ui-choice__mark--on" : ""}`}
  >
    {isOn && <Icon name="check" />}
  </Box>
);

const optionClass = (isOn: boolean) =>
  `ui-choice__option${isOn ? " ui-choice__option--chosen" : ""}`;

type ChoiceProps<Value extends string> = {
  label: string;
  options: readonly (OptionWords & { value: Value })[];
  /** Null while nothing is chosen. */
  value: Value | null;
  onChange: (value: Value) => void;
};

/** One of several. The one that is chosen already may be chosen again: nothing happens. */
export function Choice<Value extends string>({
  label,
  options,
  value,
  onChange,
}: ChoiceProps<Value>) {
  const name = useId();
  return (
    <RadioGroup className="ui-choice" label={label}>
      {options.map((option) => (
        <Radio
          key={option.value}
          name={name}
          className={optionClass(option.value === value)}
          isChosen={option.value === value}
          onChoose={() => {
            if (option.value !== value) onChange(option.value);
          }}
        >
          <Mark isOn={option.value === value} />
          <Words {...option} />
        </Radio>
      ))}
    </RadioGroup>
  );
}

/** Yes or no. */
export function Switch({
  isOn,
  onChange,
  ...words
}: OptionWords & { isOn: boolean; onChange: (isOn: boolean) => void }) {
  return (
    <Tick className={optionClass(isOn)} isOn={isOn} onChange={onChange}>
      <Mark isOn={isOn} isSquare />
      <Words {...words} />
    </Tick>
  );
}
