import { aldesleukin } from "./aldesleukin.ts";
import { atezolizumab } from "./atezolizumab.ts";
import { avelumab } from "./avelumab.ts";
import { axicabtageneCiloleucel } from "./axicabtagene-ciloleucel.ts";
import { cemiplimab } from "./cemiplimab.ts";
import type { Therapy } from "./contract.ts";
import { dacarbazine } from "./dacarbazine.ts";
import { docetaxel } from "./docetaxel.ts";
import { durvalumab } from "./durvalumab.ts";
import { everolimus } from "./everolimus.ts";
import { gmCsf } from "./gm-csf.ts";
import { gp100PeptideVaccine } from "./gp100-peptide-vaccine.ts";
import { interferonAlfa2b } from "./interferon-alfa-2b.ts";
import { ipilimumab } from "./ipilimumab.ts";
import { mrnaNeoantigenVaccine } from "./mrna-neoantigen-vaccine.ts";
import { nivolumab } from "./nivolumab.ts";
import { pembrolizumab } from "./pembrolizumab.ts";
import { sipuleucelT } from "./sipuleucel-t.ts";
import { tisagenlecleucel } from "./tisagenlecleucel.ts";
import { tremelimumab } from "./tremelimumab.ts";

/** Every therapy by the name that trial files use. */
export const therapies: Readonly<Record<string, Therapy>> = Object.fromEntries(
  [
    aldesleukin,
    atezolizumab,
    avelumab,
    axicabtageneCiloleucel,
    cemiplimab,
    dacarbazine,
    docetaxel,
    durvalumab,
    everolimus,
    gmCsf,
    gp100PeptideVaccine,
    interferonAlfa2b,
    ipilimumab,
    mrnaNeoantigenVaccine,
    nivolumab,
    pembrolizumab,
    sipuleucelT,
    tisagenlecleucel,
    tremelimumab,
  ].map((therapy) => [therapy.name, therapy]),
);
