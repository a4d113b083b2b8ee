// Prints what a plugin costs a process that has just begun, in milliseconds of the processor's time: `node import-cost.mjs URL [CODE]`.
// The first figure is that of its import, the second one that of the first file, which all of its rules look at. A file, since
// `node --eval` would charge the set-up of its own module loader to the import.
const [url, code] = process.argv.slice(2);
// Every process that lints has loaded ESLint, and linted something: that is not for whoever comes first to pay.
const linter = code === undefined ? undefined : new (await import('eslint')).Linter();
linter?.verify('export default 1;', {});

const costs = [];
async function measure(work) {
  const start = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(start);
  costs.push((user + system) / 1e3);
  return result;
}

const module = await measure(() => import(url));
if (linter) {
  const plugin = module.plugin ?? module.default;
  const rules = Object.fromEntries(Object.keys(plugin.rules).map((rule) => [`measured/${rule}`, 'error']));
  await measure(() => linter.verify(code, { plugins: { measured: plugin }, rules }));
}
process.stdout.write(JSON.stringify(costs));
