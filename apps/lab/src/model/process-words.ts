/** What a process does, in a sentence that needs no term of the field. By file name. */
export const processWords: Readonly<Record<string, string>> = {
  alarm:
    "Messengers pick up what died and leave for the lymph node; macrophages change their mood; B cells become antibody makers.",
  arise: "New tumour cells come from healthy ones, and new vessels grow where tissue starves.",
  "become-kind": "A cell turns into another kind and keeps what is known of it.",
  crawl: "Immune cells walk: partly at random, partly towards where signals call; dense fibres turn them back.",
  decide: "Once every two hours each cell looks around and does what its kind does.",
  dock: "A killer finds a target that it touches and recognises, and holds on, unless a brake lets it go.",
  hit: "A killer that holds on strikes again and again; enough strikes within an hour kill.",
  inherit: "Daughters take after their mother; now and then a tumour cell loses a flag or gains a shield.",
  leave: "A cell leaves the tissue for the node or the blood.",
  move: "Every four minutes those that hold on strike, and the others walk and look for targets.",
  proliferate: "Tumour cells divide where there is oxygen and room, and die where there is none.",
  secrete: "Cells give off signals and take up oxygen; signals spread and fade.",
  show: "What a cell shows to others follows the signals around it: more flags, more shields, a coat of antibody.",
  survey: "A cell counts who lies within reach.",
  tire: "T cells divide, tire, settle as memory or die; other immune cells have their own span.",
};
