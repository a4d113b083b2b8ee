// Prints how many milliseconds the import of a module takes: `node import-time.mjs <url>`. A file, since `node --eval`
// would charge the set-up of its own module loader to the import.
const start = process.hrtime.bigint();
await import(process.argv[2]);
process.stdout.write(String(Number(process.hrtime.bigint() - start) / 1e6));
