/**
 * What something costs in time of the processor, in seconds. Other than the time on the clock it is the same, or nearly, on a busy
 * machine.
 */
export function effort(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
