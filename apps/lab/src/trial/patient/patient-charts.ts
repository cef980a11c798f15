import { type Chart, numbers, spider, type TrialResult, texts, timeCourse } from "../../../../../src/index.ts";
import { courseTable, ofPatient } from "./patient-readings.ts";

const drawn = [
  "tumourVolume",
  "blastFraction",
  "antiPD1Concentration",
  "antiPDL1Concentration",
  "antiCTLA4Concentration",
  "carTConcentration",
  "pd1Occupancy",
  "pdl1Occupancy",
  "ctla4OccupancyNode",
  "cd8Density",
];

/** A patient's scans in every arm and, where it was kept, the course inside the body. */
export function patientCharts({ tables, design }: TrialResult, name: string): Chart[] {
  const arms = design.arms.map((one) => one.name);
  const visits = ofPatient(tables.visits, name);
  const scans = spider(visits, ofPatient(tables.subjects, name));
  const course = courseTable(tables.courses, name);
  const present = new Set(texts(course, "quantity"));
  const courses = drawn
    .filter((quantity) => present.has(quantity))
    .map((quantity) => ({
      ...timeCourse(course, quantity, arms),
      caption: "This virtual patient in each arm, as long as followed.",
    }));
  const own = {
    ...scans,
    id: "patient-scans",
    title: "Tumour size at scans",
    caption: "Dashed lines: −30 % and +20 %. A cross marks a new lesion.",
  };
  const seen = numbers(visits, "day").some((day) => day > 0);
  return [...(seen ? [own] : []), ...courses.map((chart) => ({ ...chart, id: `patient-${chart.id}` }))];
}
