/** There is no password file in a browser: the lookup finds nothing. */
module.exports = (_connection, found) => found(undefined);
