/**
 * Key of the symbol under which a realm keeps what is told of a program's own generator functions: a call with
 * functions, classes and objects, which returns the first.
 */
export const generatorsKey = "watertight.generators";
