/** The cloud side of Linge. What it is made of is in infra/; docs/deploy.md says how to bring it up. */
export default $config({
  async app({ stage }) {
    const { appOf } = await import("./infra/stage.ts");
    return appOf(stage);
  },
  async run() {
    const { stageOf } = await import("./infra/stage.ts");
    const { deploy } = await import("./infra/linge.ts");
    return deploy(stageOf($app.stage, process.env));
  },
});
