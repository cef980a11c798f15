const field = new Float64Array(1 << 15).map((_, i) => i % 97);
/** About 0.1 s on an idle core of the kind of machine that figures in README.md are from. */
const ROUNDS = 600;

/** Processor time of a loop that is the same everywhere and always, s: how much this machine does just now. */
export function loopSeconds(): number {
  const before = process.cpuUsage();
  let sum = 0;
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 1; i < field.length - 1; i++) {
      field[i] = 0.3 * (field[i - 1] + field[i] + field[i + 1]);
      sum += field[i];
    }
  }
  if (Number.isNaN(sum)) throw new Error("the loop came to no number");
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
