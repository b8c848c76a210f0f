/** Before any class names a method by them: engines without `using` may lack these symbols, and all of Node's have them. */
for (const name of ["dispose", "asyncDispose"] as const)
  if (!(name in Symbol)) Object.defineProperty(Symbol, name, { value: Symbol(`Symbol.${name}`) });
