import {
  border,
  cancers,
  drawTissue,
  InvalidFile,
  readStudy,
  referenceModel,
  type TrialDesign,
  type TrialResult,
  therapies,
  trialBody,
  type VirtualPatient,
  writeTissue,
} from "../../../../../src/index.ts";
import type { PatientTissue } from "./messages.ts";

export type Study = Readonly<Record<string, unknown>>;

/** Days that the lab shows of a patient, at most: it computes cell by cell. */
const longest = 70;

/**
 * A patient of a trial as a scenario of the lab: with the tissue that the trial drew for the patient where its design has
 * tissue, else with the typical tissue of the disease in this patient's body.
 *
 * @param typical  the typical tissue of a disease, by name
 * @param patient  absent where the patient's growth was not kept
 */
export async function patientTissue(
  { design }: Pick<TrialResult, "design">,
  patient: VirtualPatient | undefined,
  armName: string,
  typical: (cancer: string) => Promise<Study | undefined>,
): Promise<PatientTissue> {
  const arm = design.arms.find(({ name }) => name === armName);
  if (!patient || !arm) return { of: "none", words: "This patient’s growth was not kept; run the trial again." };
  if (design.tissue) return readable(ownStudy(design, patient, arm), "own", ownWords);
  const base = await typical(design.cancer);
  if (!base) return { of: "none", words: `The lab has no typical tissue of ${design.cancer.replaceAll("-", " ")}.` };
  return trialBody(cancers[design.cancer]).model === referenceModel
    ? readable(typicalStudy(base, design, patient, arm), "typical", typicalWords)
    : readable(withoutBody(base, design, arm), "typical", withoutBodyWords);
}

const ownWords =
  "This patient’s own tissue: its kind, cells, clones and antigens as the trial drew them, in this patient’s body, from the start of the run-in; weight and drug kinetics are typical. The luck of single cells is another than in the trial, so the course can differ.";
const typicalWords =
  "Not this patient’s own tissue: this trial has none. It is the typical tissue of the disease in this patient’s body (blood, nodes and tumour as far as the scenario file holds them), with the doses of this arm. Weight and drug kinetics are typical; PD-L1, T-cell density and clones of the patient are not carried into it.";
const withoutBodyWords =
  "Not this patient: the typical tissue of the disease in a typical body, with the doses of this arm. The tissue model has another body than this trial’s, so that no value of the patient can be carried over.";

type Arm = TrialDesign["arms"][number];

function ownStudy(design: TrialDesign, patient: VirtualPatient, arm: Arm): Study {
  const tissue = design.tissue!;
  const { antigens, clones, receptors, patches, values } = drawTissue(tissue, patient, design.seed);
  const {
    patches: _patches,
    differences: _differences,
    "run-in": _runIn,
    "patches-a-patient": _most,
    ...kept
  } = writeTissue({
    ...tissue,
    antigens,
    clones,
    receptors,
  }) as Record<string, unknown>;
  const duration = Math.min(design.duration, longest) + tissue.runIn;
  return {
    ...common(design, patient, arm, duration, tissue.runIn),
    ...kept,
    patches: patches.map(({ name, kind, share, size, cells }) => ({
      name,
      kind,
      share,
      size: (size[2] === 0 ? size.slice(0, 2) : size).map((edge) => `${edge} um`),
      cells,
    })),
    parameters: { ...bodyValues(patient), ...tissue.parameters.body, ...rounded(values) },
    states: { ...bodyStates(patient), ...tissue.states },
  };
}

function typicalStudy(base: Study, design: TrialDesign, patient: VirtualPatient, arm: Arm): Study {
  const { arms: _arms, meaning: _meaning, claims: _claims, lessons: _lessons, ...study } = base;
  const duration = Math.min(design.duration, longest);
  return {
    ...study,
    ...common(design, patient, arm, duration, 0),
    microenvironment: `Typical tissue in the body of ${nameOf(patient)}, ${arm.name}`,
    parameters: { ...(study.parameters as object | undefined), ...bodyValues(patient) },
    states: bodyStates(patient),
  };
}

function withoutBody(base: Study, design: TrialDesign, arm: Arm): Study {
  const { arms: _arms, meaning: _meaning, claims: _claims, lessons: _lessons, ...study } = base;
  return {
    ...study,
    microenvironment: `${String(base.microenvironment)}, ${arm.name}`,
    duration: `${longest} days`,
    arms: { [arm.name]: { treatments: treatments(arm, longest, 0) } },
    seed: design.seed,
  };
}

function common(design: TrialDesign, patient: VirtualPatient, arm: Arm, duration: number, shift: number): Study {
  const value = (name: string) => patient.parameters[Object.keys(referenceModel.parameters).indexOf(name)];
  const cells = (patient.lesions.volume * value("cellFraction")) / value("cellVolume");
  return {
    microenvironment: `${nameOf(patient)}, ${arm.name}`,
    cancer: design.cancer,
    duration: `${duration} days`,
    seed: design.seed,
    tumour: `${cells.toExponential(4).replace("e+", "e")} cell`,
    arms: { [arm.name]: { treatments: treatments(arm, duration, shift) } },
  };
}

const nameOf = ({ id }: VirtualPatient) => `SIM-${String(id + 1).padStart(5, "0")}`;

/** Doses within the run; the lab knows neither progression nor toxicity as a reason to stop. */
function treatments({ treatments: given }: Arm, duration: number, shift: number): Study[] {
  return given.flatMap(({ therapy, dose, unit, route, start, every, times, days }) => {
    const first = start + shift;
    if (first >= duration) return [];
    const fitting = (days ?? []).filter((day) => day + shift < duration);
    const count = Math.min(times, Math.floor((duration - first) / every + 1 - 1e-9));
    const course = days
      ? { days: fitting.map((day) => day + shift) }
      : { start: `${first} days`, every: `${every} days`, times: Math.max(1, count) };
    return [{ therapy, dose: `${dose} ${unit}`, route, ...course }];
  });
}

/** Parameters that a drug brings along have its numbers, not the body's. */
const ofDrugs = new Set(
  Object.values(therapies).flatMap(({ slot, parameters, toxicity }) => [
    `${slot}Start`,
    ...Object.keys(parameters),
    ...Object.keys(toxicity),
  ]),
);

/** What this body has that the disease's typical one does not. */
function bodyValues({ parameters }: VirtualPatient): Record<string, number> {
  const names = Object.entries(referenceModel.parameters);
  return rounded(
    Object.fromEntries(
      names.flatMap(([name, { spread }], index) => (spread && !ofDrugs.has(name) ? [[name, parameters[index]]] : [])),
    ),
  );
}

function bodyStates({ state }: VirtualPatient): Record<string, number> {
  const inTissue: readonly string[] = border.tissueStates;
  const names = Object.keys(referenceModel.states);
  return rounded(
    Object.fromEntries(
      names.flatMap((name, index) => (inTissue.includes(name) || !(state[index] > 0) ? [] : [[name, state[index]]])),
    ),
  );
}

/** Five digits: the numbers must fit into a link. */
function rounded(values: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value.toPrecision(5))]));
}

/** Held against the reader of studies, so that the lab is never handed what it cannot open. */
function readable(study: Study, of: "own" | "typical", words: string): PatientTissue {
  try {
    readStudy(JSON.stringify(study), "scenario");
    return { of, words, study };
  } catch (error) {
    const why = error instanceof InvalidFile ? error.errors[0].message : String(error);
    return { of: "none", words: `This arm cannot be shown as tissue: ${why}` };
  }
}
