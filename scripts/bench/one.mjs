// Runs the benchmark that it is named and hands its rows over.
const { default: benchmark } = await import(String(process.argv[2]));
const rows = await benchmark.run();
process.send?.(rows, () => process.exit(0));
