import { expect, test } from "vitest";
import { cancers } from "../../models/cancers/index.ts";
import { therapies } from "../../models/therapy/index.ts";
import { Course } from "../course.ts";
import type { Treatment } from "../design.ts";
import { drugParameters } from "../dosing.ts";
import { preparedBody, referenceModel } from "../model.ts";
import { sampleCandidate } from "../sample.ts";
import { sampledPerson, treatedHost, typicalPerson } from "./host-plan.ts";

const treatment = (therapy: string, rest: Partial<Treatment>): Treatment => ({
  therapy,
  dose: 3,
  unit: "mg/kg",
  route: "intravenous",
  start: 0,
  every: 14,
  times: Number.POSITIVE_INFINITY,
  stop: { atProgression: true, forToxicity: true },
  held: 0,
  ...rest,
});

test("the typical patient has the medians of the cancer's priors, and none that the solid-tumour model lacks", () => {
  const { values } = typicalPerson(cancers.melanoma);
  expect(values.cloneCount).toBe(cancers.melanoma.priors.cloneCount.value);
  for (const cancer of Object.values(cancers)) {
    for (const name of Object.keys(typicalPerson(cancer).values))
      expect(referenceModel.parameters).toHaveProperty(name);
  }
});

test("covariates are at their medians: 76.8 kg, a man with ECOG 0, body surface from the weight", () => {
  const { covariates } = typicalPerson();
  expect(covariates).toMatchObject({ weight: 76.8, male: 1, ecog: 0, albumin: 40 });
  expect(covariates.bsa).toBeCloseTo(0.1173 * 76.8 ** 0.6466, 9);
});

test("3 mg/kg of nivolumab (143.6 kDa) are 1604 nmol for 76.8 kg, every two weeks until the end", () => {
  const { doses, values } = treatedHost(typicalPerson(), [treatment("nivolumab", {})], 30);
  expect(doses.map(({ day }) => day)).toEqual([0, 14, 28]);
  for (const { state, amount } of doses) {
    expect(state).toBe("antiPD1Central");
    expect(amount).toBeCloseTo((3 * 76.8) / 0.1436, 6);
  }
  const weight = (76.8 / 80) ** 0.566 * (82 / 90) ** 0.186;
  expect(values.antiPD1Clearance).toBeCloseTo(0.2256 * weight * Math.exp(0.165), 9);
});

test("doses of several drugs are in the order of time, and a slot's clock starts with its first dose", () => {
  const late = treatment("nivolumab", { start: 20, times: 2 });
  const early = treatment("ipilimumab", { start: 3, every: 21, times: 2 });
  const { doses, values } = treatedHost(typicalPerson(), [late, early], 60);
  expect(doses.map(({ day, state }) => `${day} ${state}`)).toEqual([
    "3 antiCTLA4Central",
    "20 antiPD1Central",
    "24 antiCTLA4Central",
    "34 antiPD1Central",
  ]);
  expect([values.antiPD1Start, values.antiCTLA4Start]).toEqual([20, 3]);
});

test("listed days replace the interval, and those after the end fall away", () => {
  const course = treatment("aldesleukin", { dose: 0.6, unit: "MIU/kg", days: [0, 0.5, 9], times: 3 });
  expect(treatedHost(typicalPerson(), [course], 5).doses.map(({ day }) => day)).toEqual([0, 0.5]);
});

test("the route decides where a dose goes", () => {
  const injected = treatment("interferon-alfa-2b", { dose: 10, unit: "MIU/m^2", route: "subcutaneous", times: 1 });
  expect(treatedHost(typicalPerson(), [injected], 5).doses[0].state).toBe("interferonAlphaDepot");
});

test("every therapy of the catalogue becomes doses and parameters of the body around a tissue", () => {
  for (const therapy of Object.values(therapies)) {
    const [regimen] = Object.values(therapy.regimens);
    const [, amount, unit] = /^([\d.e]+) (\S+)$/.exec(regimen.dose) ?? [];
    const given = treatment(therapy.name, { dose: Number(amount), unit, route: therapy.forms[0].route, times: 1 });
    const { doses, values } = treatedHost(typicalPerson(), [given], 10);
    expect(doses[0].amount, therapy.name).toBeGreaterThan(0);
    expect(referenceModel.states, therapy.name).toHaveProperty(doses[0].state);
    for (const [name, value] of Object.entries(values)) {
      expect(referenceModel.parameters, therapy.name).toHaveProperty(name);
      expect(value, `${therapy.name} ${name}`).toSatisfy(Number.isFinite);
    }
  }
});

test("a patient sampled for a trial has the same drug parameters and doses as in that trial", () => {
  const candidate = sampleCandidate(cancers.melanoma, referenceModel, 7, 5);
  const given = treatment("nivolumab", { held: 0.5, times: 8 });
  const { values, doses } = treatedHost(sampledPerson(candidate, 7), [given], 200);
  const prepared = preparedBody(cancers.melanoma, { check: false });
  const p = new Float64Array(prepared.parameters.length);
  p.set(candidate.parameters);
  const course = new Course(prepared, candidate, 7, 200, []);
  course.begin([given], 0, p);
  for (const [name, value] of Object.entries(values)) expect(value, name).toBe(p[prepared.parameterIndex(name)]);
  const days: number[] = [];
  for (let day = course.nextDose(-1); Number.isFinite(day); day = course.nextDose(day)) days.push(day);
  expect(doses.map(({ day }) => day)).toEqual(days);
  expect(days.length).toBeLessThan(8);
  expect(values.antiPD1Clearance).not.toBe(drugParameters(therapies.nivolumab, candidate.covariates).antiPD1Clearance);
});
