/** What screen readers are told, by the component that tells it. Taro does not know these names. */
const spoken = {
  "aria-role": "",
  "aria-label": "",
  "aria-hidden": "",
  "aria-checked": "",
  "aria-selected": "",
};
const named = { "aria-label": "" };

export const ariaNames = { View: spoken, Input: named, Textarea: named, Image: named };
