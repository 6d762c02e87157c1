const spoken = {
  "aria-role": "",
  "aria-label": "",
  "aria-hidden": "",
  "aria-checked": "",
  "aria-selected": "",
};

/**
 * Taro writes into its templates only the attributes it knows, and it does not know those of screen
 * readers. They are added to what we draw with.
 */
type Platform = { template?: { mergeComponents: (ctx: object, more: object) => void } };
type Context = {
  registerMethod: (method: { name: string; fn: (platform: Platform) => void }) => void;
};

export default (ctx: Context): void => {
  ctx.registerMethod({
    name: "onSetupClose",
    fn(platform) {
      const named = { "aria-label": "" };
      platform.template?.mergeComponents(ctx, {
        View: spoken,
        Input: named,
        Textarea: named,
        Image: named,
      });
    },
  });
};
