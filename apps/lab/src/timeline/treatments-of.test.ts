import { expect, test } from "vitest";
import type { LabDocument } from "../document/lab-document.ts";
import { carAntigenOf, treatmentsOf, vaccineAntigensOf, withAntigens, withTreatments } from "./treatments-of.ts";

const dose = (day: number) => ({ therapy: "nivolumab", dose: "240 mg", days: [day] });
const plain: LabDocument = {
  version: 1,
  study: { arms: { control: {}, treated: { treatments: [dose(0)] } } },
  arm: "control",
};

test("an arm's own treatments are changed, and no other arm's", () => {
  const next = withTreatments(plain, "main", [dose(3)]);
  expect(next.study.arms).toEqual({ control: { treatments: [dose(3)] }, treated: { treatments: [dose(0)] } });
  expect(treatmentsOf(next, "main")).toEqual([dose(3)]);
});

test("treatments added and removed again leave the study as it was", () => {
  expect(withTreatments(withTreatments(plain, "main", [dose(3)]), "main", [])).toEqual(plain);
});

test("an arm can give nothing where the study gives something", () => {
  const study = { treatments: [dose(0)], arms: { treated: {}, control: null } };
  const document: LabDocument = { version: 1, study, arm: "treated" };
  expect(treatmentsOf(document, "main")).toEqual([dose(0)]);
  const none = withTreatments(document, "main", []);
  expect(none.study.arms).toEqual({ treated: { treatments: [] }, control: null });
  expect(treatmentsOf(none, "main")).toEqual([]);
});

test("a study without arms keeps its treatments at its outermost level", () => {
  const document: LabDocument = { version: 1, study: { duration: "9 days" }, arm: "run" };
  expect(withTreatments(document, "main", [dose(1)]).study).toEqual({ duration: "9 days", treatments: [dose(1)] });
});

test("a fork has the treatments of its run until it is given others; the run's stay", () => {
  const document: LabDocument = { ...plain, arm: "treated", beside: { kind: "fork", day: 2, changes: {} } };
  expect(treatmentsOf(document, "beside")).toEqual([dose(0)]);
  const next = withTreatments(document, "beside", [dose(0), dose(5)]);
  expect(next.beside).toEqual({ kind: "fork", day: 2, changes: { treatments: [dose(0), dose(5)] } });
  expect(next.study).toEqual(plain.study);
  expect(withTreatments(next, "beside", [dose(0)])).toEqual(document);
});

test("an arm that stands beside is changed in its own place", () => {
  const document: LabDocument = { ...plain, beside: { kind: "arm", arm: "treated" } };
  expect(withTreatments(document, "beside", [dose(7)]).study.arms).toEqual({
    control: {},
    treated: { treatments: [dose(7)] },
  });
});

test("antigens stand beside the treatments that need them; null in an arm takes them away", () => {
  const study = { "car-antigen": "CD19", arms: { treated: {}, untreated: { "car-antigen": null } } };
  const document: LabDocument = { version: 1, study, arm: "treated" };
  expect(carAntigenOf(document, "main")).toBe("CD19");
  expect(carAntigenOf({ ...document, arm: "untreated" }, "main")).toBeUndefined();
  const next = withAntigens(document, "main", { vaccine: ["A"], car: "CD19" });
  expect(next.study.arms).toEqual({ treated: { "vaccine-antigens": ["A"] }, untreated: { "car-antigen": null } });
  expect(vaccineAntigensOf(next, "main")).toEqual(["A"]);
});
