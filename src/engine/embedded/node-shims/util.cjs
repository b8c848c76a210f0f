/** The parts of Node's `util` that `pg` calls. */
module.exports = {
  inherits(child, parent) {
    Object.setPrototypeOf(child.prototype, parent.prototype);
    Object.setPrototypeOf(child, parent);
  },
  deprecate(fn, message) {
    let told = false;
    return function (...values) {
      if (!told) console.warn(`DeprecationWarning: ${message}`);
      told = true;
      return fn.apply(this, values);
    };
  },
  inspect: (value) => JSON.stringify(value),
  types: { isDate: (value) => value instanceof Date },
};
