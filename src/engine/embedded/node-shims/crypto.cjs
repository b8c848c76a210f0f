/** `pg` hashes passwords with it; the sandbox's database asks for none. */
module.exports = { webcrypto: globalThis.crypto };
