import { runBin } from './runBin.ts';

process.exitCode = await runBin('prettier', ['--write', '.']);
