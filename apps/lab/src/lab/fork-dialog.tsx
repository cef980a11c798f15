import { useSignal } from "@preact/signals";
import { type StudyData, valueAt } from "../document/lab-document.ts";
import type { GeneChange } from "../engine/messages.ts";
import { Dialog } from "../kit/dialog.tsx";
import type { LabStore } from "./lab-store.ts";

interface Props {
  readonly store: LabStore;
  /** Day of the fork; closed without one. */
  readonly day: number | undefined;
  onClose(): void;
}

/** Starts a second run from a moment of the first: with the same chance, and with what is changed here. */
export function ForkDialog({ store, day, onClose }: Props) {
  return (
    <Dialog open={day !== undefined} title={`Fork from day ${day ?? 0}`} onClose={onClose}>
      {day !== undefined && <Form store={store} day={day} onClose={onClose} />}
    </Dialog>
  );
}

const factors = [0, 0.1, 0.5, 1, 2, 4] as const;

function Form({ store, day, onClose }: { readonly store: LabStore; readonly day: number; onClose(): void }) {
  const { scenario } = store.main.opened.value ?? {};
  const gene = useSignal<GeneChange>({});
  const withoutDrugs = useSignal(false);
  const fork = () => {
    store.edit(`forked on day ${day}`, {
      ...store.document.peek(),
      beside: {
        kind: "fork",
        day,
        changes: { treatments: treatmentsFrom(store, withoutDrugs.value) },
        ...(isChange(gene.value) && { gene: gene.value }),
      },
    });
    onClose();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        fork();
      }}
    >
      <p>
        The second run is the first one up to day {day}; from then on it meets the same chance, with what you change.
        Its treatments are edited in the timeline, in its own lane.
      </p>
      <fieldset>
        <legend>Tumour cells from that day on (and their copies)</legend>
        {scenario?.antigens.map(({ name }) => (
          <Factor
            key={name}
            label={`Antigen ${name}`}
            value={gene.value.antigens?.[name] ?? 1}
            onChange={(by) => (gene.value = { ...gene.value, antigens: { ...gene.value.antigens, [name]: by } })}
          />
        ))}
        <Factor label="MHC-I" value={gene.value.mhc ?? 1} onChange={(mhc) => (gene.value = { ...gene.value, mhc })} />
        <Factor
          label="PD-L1"
          value={gene.value.pdl1 ?? 1}
          onChange={(pdl1) => (gene.value = { ...gene.value, pdl1 })}
        />
      </fieldset>
      <p>
        <label>
          <input
            type="checkbox"
            checked={withoutDrugs.value}
            onChange={(event) => (withoutDrugs.value = event.currentTarget.checked)}
          />
          Without further treatment
        </label>
      </p>
      <button type="submit" class="primary">
        Run both
      </button>
    </form>
  );
}

interface FactorProps {
  readonly label: string;
  readonly value: number;
  onChange(value: number): void;
}

function Factor({ label, value, onChange }: FactorProps) {
  return (
    <p>
      <label>
        {label}
        <select value={String(value)} onChange={(event) => onChange(Number(event.currentTarget.value))}>
          {factors.map((one) => (
            <option key={one} value={String(one)}>
              {one === 1 ? "as it is" : one === 0 ? "lost" : `${one} times`}
            </option>
          ))}
        </select>
      </label>
    </p>
  );
}

function isChange({ antigens = {}, mhc = 1, pdl1 = 1 }: GeneChange): boolean {
  return mhc !== 1 || pdl1 !== 1 || Object.values(antigens).some((by) => by !== 1);
}

/** The doses of the arm as they are; those before the fork were given already. */
function treatmentsFrom(store: LabStore, none: boolean): unknown {
  if (none) return [];
  const { study, arm } = store.document.peek();
  return valueAt(study, ["arms", arm, "treatments"]) ?? (study as StudyData).treatments ?? [];
}
