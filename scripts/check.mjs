import { checks } from './check/stages.mjs';
import { prepare } from './run/prepare.mjs';
import { endStagesOnSignal, report, runStage } from './run/stage.mjs';

// Format, lint, types and the rules of the code, all at once: what every commit must pass, in seconds.
await prepare();
endStagesOnSignal();
const outcomes = await Promise.all(
  checks().map(async (stage) => {
    const outcome = await runStage(stage);
    report(outcome);
    return outcome;
  }),
);
process.exitCode = outcomes.every(({ ok }) => ok) ? 0 : 1;
