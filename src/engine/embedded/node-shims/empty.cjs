/** Stands for a Node module that `pg` loads and never uses over a socket of our own. */
module.exports = {};
