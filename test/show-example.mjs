// `npm run example`: shows what the command finds in docs/example. Findings are the point here, so only exit code 2
// (it could not run) makes the script fail.
import { spawnSync } from 'node:child_process';

const { status } = spawnSync(process.execPath, ['dist/jwt-guard.js', 'docs/example'], { stdio: 'inherit' });
process.exitCode = status === 1 ? 0 : (status ?? 2);
