import { Picker, View } from "@tarojs/components";
import type { DateInputProps } from "./element-props";

/** WeChat's wheels; on the field stands what was chosen. */
export function DateInput({ id, className, kind, value, onChange, label, empty }: DateInputProps) {
  const spoken = { ariaRole: "button", ariaLabel: `${label} ${value || empty}` };
  return (
    <Picker mode={kind} value={value} onChange={({ detail }) => onChange(detail.value)}>
      <View id={id} className={className} {...spoken}>
        {value || empty}
      </View>
    </Picker>
  );
}
