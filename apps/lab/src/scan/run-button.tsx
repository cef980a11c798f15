interface Props {
  /** How many runs are planned; 0 where that cannot be said. */
  readonly runs: number;
  readonly faults: readonly string[];
  readonly busy: boolean;
  /** Whether there is something to run. */
  readonly ready: boolean;
  go(): void;
}

/** What keeps a plan from running, and the button that runs it. */
export function RunButton({ runs, faults, busy, ready, go }: Props) {
  return (
    <>
      {faults.map((fault) => (
        <p key={fault} class="notice" role="alert">
          {fault}
        </p>
      ))}
      {!busy && (
        <button type="button" class="primary scan-go" disabled={faults.length > 0 || !ready} onClick={go}>
          {runs > 0 ? `Run ${runs.toLocaleString("en")} runs` : "Run"}
        </button>
      )}
    </>
  );
}
