import { ariaNames } from "./aria-names";

type Platform = {
  template?: { mergeComponents: (ctx: object, more: object) => void };
  runtimePath?: string | string[];
};
type Context = {
  registerMethod: (method: { name: string; fn: (platform: Platform) => void }) => void;
};

/**
 * Taro writes into its templates only the attributes it knows, and it does not know those of screen
 * readers. They are added to what we draw with: in the templates and, in the same way, in the app.
 */
export default (ctx: Context): void => {
  ctx.registerMethod({
    name: "onSetupClose",
    fn(platform) {
      if (!platform.template) return;
      platform.template.mergeComponents(ctx, ariaNames);
      platform.runtimePath = [platform.runtimePath ?? [], `${__dirname}/aria-runtime.ts`].flat();
    },
  });
};
