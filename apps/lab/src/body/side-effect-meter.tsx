import { inflammationWords } from "./body-numbers.ts";

interface SideEffectMeterProps {
  readonly name: string;
  /** 0 at rest, 1 severe. */
  readonly inflammation: number;
  readonly healthyKilled: number | undefined;
}

/** Side effects as far as the model has any: always in sight where a drug is. */
export function SideEffectMeter({ name, inflammation, healthyKilled }: SideEffectMeterProps) {
  const percent = Math.round(100 * inflammation);
  return (
    <div class="body-meter">
      <div class="body-meter-words">
        <b>Side effects{name && ` (${name})`}</b>: inflammation {inflammationWords(inflammation)}, {percent} % of severe
        {healthyKilled !== undefined && `; healthy cells killed in the tissue: ${Math.round(healthyKilled)}`}
      </div>
      <svg viewBox="0 0 200 14" preserveAspectRatio="none" aria-hidden="true">
        <rect x="0.5" y="0.5" width="199" height="13" rx="3" class="body-meter-frame" />
        <rect x="1" y="1" width={1.98 * Math.min(100, percent)} height="12" rx="2.5" class="body-meter-fill" />
        {[20, 50].map((at) => (
          <path key={at} d={`M${2 * at},1V13`} class="body-meter-mark" />
        ))}
      </svg>
    </div>
  );
}
