import type { IPluginContext } from "@tarojs/service";

const spoken = { "aria-role": "", "aria-label": "" };

/**
 * Taro writes into its templates only the attributes it knows, and it does not know those of screen
 * readers. They are added to what we draw with.
 */
export default (ctx: IPluginContext): void => {
  ctx.registerMethod({
    name: "onSetupClose",
    fn(platform: {
      template?: { mergeComponents: (ctx: IPluginContext, more: object) => void };
    }) {
      platform.template?.mergeComponents(ctx, { View: spoken, Button: spoken, Input: spoken, Textarea: spoken, Image: spoken });
    },
  });
};
