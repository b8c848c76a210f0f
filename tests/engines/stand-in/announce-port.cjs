/** Loaded in front of every process of the stand-in: leaves a file named after each port that is opened. */
const { writeFileSync } = require("node:fs");
const { Server } = require("node:net");
const { join } = require("node:path");

const { listen } = Server.prototype;
const folder = process.env.STAND_IN_PORTS;

Server.prototype.listen = function announced(...args) {
  this.once("listening", () => writeFileSync(join(folder, `${this.address().port}.${process.pid}`), ""));
  return listen.apply(this, args);
};
