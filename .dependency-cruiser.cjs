const { dependencyRules } = require("./tools/lint/dependency-rules.mjs");

module.exports = {
  forbidden: dependencyRules(),
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(dist|generated|\\.astro)/" },
    // Types count: a room that names another's types depends on it.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".astro"],
    },
  },
};
