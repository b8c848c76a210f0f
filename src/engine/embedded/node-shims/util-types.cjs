/** The one test of `node:util/types` that `pg` makes. */
module.exports = { isDate: (value) => value instanceof Date };
