export default defineAppConfig({
  pages: ["tabs/home/index"],
  window: { navigationBarTitleText: "邻格" },
  lazyCodeLoading: "requiredComponents",
});
