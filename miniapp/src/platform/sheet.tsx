import { View } from "@tarojs/components";
import type { SheetProps } from "./element-props";

/** A question in front of the page, until it is answered. The page does not move below it. */
export const Sheet = ({ label, className, children }: SheetProps) => (
  <View
    className={className}
    catchMove
    {...({ ariaRole: "dialog", ariaLabel: label } satisfies Record<string, string>)}
  >
    {children}
  </View>
);
