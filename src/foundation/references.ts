// One file, because it is one alphabetical list: a key stands once, wherever it is cited from.

/** A work that a number or an equation comes from. */
export interface Reference {
  readonly authors: string;
  readonly year: number;
  readonly title: string;
  /** Journal, label, register or repository, with volume and pages where there are any. */
  readonly where: string;
  /** Address to read it at: a DOI where there is one. */
  readonly link?: string;
}

/** Every cited work, by key (first author's surname and year, in kebab-case). Kept in alphabetical order. */
export const references: Readonly<Record<string, Reference>> = {
  "ahamadi-2017": {
    authors: "Ahamadi M, Freshwater T, Prohn M, Li CH, de Alwis DP, de Greef R, Elassaiss-Schaap J, Kondic A, Stone JA",
    year: 2017,
    title:
      "Model-based characterization of the pharmacokinetics of pembrolizumab: a humanized anti-PD-1 monoclonal antibody in advanced solid tumors",
    where: "CPT: Pharmacometrics & Systems Pharmacology 6:49-57",
    link: "https://doi.org/10.1002/psp4.12139",
  },
  "ahn-2016": {
    authors: "Ahn SJ, Choi SJ, Kim HS",
    year: 2016,
    title: "Time to progression of pancreatic cancer: evaluation with multi-detector computed tomography",
    where: "Journal of Gastrointestinal Cancer 48:164-169 (2017; online 2016)",
    link: "https://doi.org/10.1007/s12029-016-9876-2",
  },
  "atkins-1999": {
    authors: "Atkins MB, Lotze MT, Dutcher JP, et al.",
    year: 1999,
    title:
      "High-dose recombinant interleukin 2 therapy for patients with metastatic melanoma: analysis of 270 patients treated between 1985 and 1993",
    where: "Journal of Clinical Oncology 17:2105-2116",
    link: "https://doi.org/10.1200/JCO.1999.17.7.2105",
  },
  "bajaj-2017": {
    authors: "Bajaj G, Wang X, Agrawal S, Gupta M, Roy A, Feng Y",
    year: 2017,
    title: "Model-based population pharmacokinetic analysis of nivolumab in patients with solid tumors",
    where: "CPT: Pharmacometrics & Systems Pharmacology 6:58-66",
    link: "https://doi.org/10.1002/psp4.12143",
  },
  "bavencio-label": {
    authors: "EMD Serono",
    year: 2017,
    title: "Bavencio (avelumab), prescribing information",
    where: "United States label",
  },
  "baverel-2018": {
    authors: "Baverel PG, Dubois VFS, Jin CY, Zheng Y, Song X, Jin X, et al.",
    year: 2018,
    title:
      "Population pharmacokinetics of durvalumab in cancer patients and association with longitudinal biomarkers of disease status",
    where: "Clinical Pharmacology & Therapeutics 103:631-642",
    link: "https://doi.org/10.1002/cpt.982",
  },
  "blessin-2020": {
    authors: "Blessin NC, Spriestersbach P, Li W, et al.",
    year: 2020,
    title: "Prevalence of CD8+ cytotoxic lymphocytes in human neoplasms",
    where: "Cellular Oncology 43",
    link: "https://doi.org/10.1007/s13402-020-00496-7",
  },
  "borghaei-2015": {
    authors: "Borghaei H, Paz-Ares L, Horn L, et al.",
    year: 2015,
    title: "Nivolumab versus docetaxel in advanced nonsquamous non-small-cell lung cancer",
    where: "New England Journal of Medicine 373:1627-1639",
    link: "https://doi.org/10.1056/NEJMoa1507643",
  },
  "breart-2008": {
    authors: "Breart B, Lemaître F, Celli S, Bousso P",
    year: 2008,
    title: "Two-photon imaging of intratumoral CD8+ T cell cytotoxic activity during adoptive T cell therapy in mice",
    where: "Journal of Clinical Investigation 118:1390-1397",
    link: "https://doi.org/10.1172/JCI34388",
  },
  "brown-2020": {
    authors: "Brown ME, Bedinger D, Lilov A, et al.",
    year: 2020,
    title: "Assessing the binding properties of the anti-PD-1 antibody landscape using label-free biosensors",
    where: "PLoS ONE 15:e0229206",
    link: "https://doi.org/10.1371/journal.pone.0229206",
  },
  "bru-1998": {
    authors: "Brú A, Pastor JM, Fernaud I, Brú I, Melle S, Berenguer C",
    year: 1998,
    title: "Super-rough dynamics on tumor growth",
    where: "Physical Review Letters 81:4008-4011",
    link: "https://doi.org/10.1103/PhysRevLett.81.4008",
  },
  "chan-2021": {
    authors: "Chan P, Marchand M, Yoshida K, Vadhavkar S, Wang N, Lin A, et al.",
    year: 2021,
    title:
      "Prediction of overall survival in patients across solid tumors following atezolizumab treatments: a tumor growth inhibition-overall survival modeling framework",
    where: "CPT: Pharmacometrics & Systems Pharmacology 10:1171-1182",
    link: "https://doi.org/10.1002/psp4.12686",
  },
  "chan-2025": {
    authors: "Chan P, Liu SN, Gosselin N, et al.",
    year: 2025,
    title:
      "Population pharmacokinetics and exposure-response of subcutaneous atezolizumab in patients with non-small cell lung cancer",
    where: "CPT: Pharmacometrics & Systems Pharmacology 14:726-737",
    link: "https://doi.org/10.1002/psp4.13310",
  },
  "crump-2017": {
    authors: "Crump M, Neelapu SS, Farooq U, Van Den Neste E, Kuruvilla J, Westin J, et al.",
    year: 2017,
    title: "Outcomes in refractory diffuse large B-cell lymphoma: results from the international SCHOLAR-1 study",
    where: "Blood 130:1800-1808",
    link: "https://doi.org/10.1182/blood-2017-03-769620",
  },
  "davda-2014": {
    authors: "Davda JP, Dodds MG, Gibbs MA, Wisdom W, Gibbs JP",
    year: 2014,
    title:
      "A model-based meta-analysis of monoclonal antibody pharmacokinetics to guide optimal first-in-human study design",
    where: "mAbs 6:1094-1102",
    link: "https://doi.org/10.4161/mabs.29095",
  },
  "de-pillis-2008": {
    authors: "de Pillis LG, Fister KR, Gu W, Head T, Maples K, Neal T, Murugan A, Kozai K",
    year: 2008,
    title: "Optimal control of mixed immunotherapy and chemotherapy of tumors",
    where: "Journal of Biological Systems 16:51-80",
    link: "https://doi.org/10.1142/S0218339008002435",
  },
  "de-vries-2025": {
    authors: "de Vries F, Franssen EJF, Smit AAJ, et al.",
    year: 2025,
    title:
      "TDM-based tailored dosing of durvalumab in lung cancer patients: a comprehensive population pharmacokinetic-pharmacoeconomic evaluation",
    where: "Clinical Pharmacokinetics 64:1507-1515",
    link: "https://doi.org/10.1007/s40262-025-01555-8",
  },
  "dietel-2019": {
    authors: "Dietel M, Savelov N, Salanova R, Micke P, Bigras G, Hida T, et al.",
    year: 2019,
    title:
      "Real-world prevalence of programmed death ligand 1 expression in locally advanced or metastatic non-small-cell lung cancer: the global, multicenter EXPRESS study",
    where: "Lung Cancer 134:174-179",
  },
  "erdag-2012": {
    authors: "Erdag G, Schaefer JT, Smolkin ME, et al.",
    year: 2012,
    title:
      "Immunotype and immunohistologic characteristics of tumor-infiltrating immune cells are associated with clinical outcome in metastatic melanoma",
    where: "Cancer Research 72:1070-1080",
    link: "https://pmc.ncbi.nlm.nih.gov/articles/PMC3306813",
  },
  "feng-2014": {
    authors: "Feng Y, Masson E, Dai D, Parker SM, Berman D, Roy A",
    year: 2014,
    title: "Model-based clinical pharmacology profiling of ipilimumab in patients with advanced melanoma",
    where: "British Journal of Clinical Pharmacology 78:106-117",
    link: "https://doi.org/10.1111/bcp.12323",
  },
  "finlay-1988": {
    authors: "Finlay IG, Meek D, Brunton F, McArdle CS",
    year: 1988,
    title: "Growth rate of hepatic metastases in colorectal carcinoma",
    where: "British Journal of Surgery 75:641-644",
    link: "https://doi.org/10.1002/bjs.1800750707",
  },
  "freyer-1986": {
    authors: "Freyer JP, Sutherland RM",
    year: 1986,
    title:
      "Regulation of growth saturation and development of necrosis in EMT6/Ro multicellular spheroids by the glucose and oxygen supply",
    where: "Cancer Research 46:3504-3512",
  },
  "fujimoto-1995": {
    authors: "Fujimoto N, Sugita A, Terasawa Y, Kato M",
    year: 1995,
    title: "Observations on the growth rate of renal cell carcinoma",
    where: "International Journal of Urology 2:71-76",
  },
  "ghaffarizadeh-2018": {
    authors: "Ghaffarizadeh A, Heiland R, Friedman SH, Mumenthaler SM, Macklin P",
    year: 2018,
    title: "PhysiCell: an open source physics-based cell simulator for 3-D multicellular systems",
    where: "PLoS Computational Biology 14(2):e1005991",
    link: "https://doi.org/10.1371/journal.pcbi.1005991",
  },
  "hahnfeldt-1999": {
    authors: "Hahnfeldt P, Panigrahy D, Folkman J, Hlatky L",
    year: 1999,
    title:
      "Tumor development under angiogenic signaling: a dynamical theory of tumor growth, treatment response, and postvascular dormancy",
    where: "Cancer Research 59:4770-4775",
  },
  "halle-2016": {
    authors: "Halle S, Keyser KA, Stahl FR, et al.",
    year: 2016,
    title:
      "In vivo killing capacity of cytotoxic T cells is limited and involves dynamic interactions and T cell cooperativity",
    where: "Immunity 44:233-245",
    link: "https://doi.org/10.1016/j.immuni.2016.01.010",
  },
  "hanna-2020": {
    authors: "Hanna GJ, Kacew AJ, Tanguturi AR, Grote HJ, Vergara V, et al.",
    year: 2020,
    title:
      "Association of programmed death 1 protein ligand (PD-L1) expression with prognosis in Merkel cell carcinoma",
    where: "Frontiers in Medicine 7:198",
    link: "https://doi.org/10.3389/fmed.2020.00198",
  },
  "he-2017": {
    authors: "He M, Chai Y, Qi J, et al.",
    year: 2017,
    title: "Remarkably similar CTLA-4 binding properties of therapeutic ipilimumab and tremelimumab antibodies",
    where: "Oncotarget 8:67129-67139",
    link: "https://doi.org/10.18632/oncotarget.18004",
  },
  "hirt-1997": {
    authors: "Hirt A, Leibundgut K, Lüthy AR, von der Weid N, Wagner HP",
    year: 1997,
    title:
      "Cell birth and death in childhood acute lymphoblastic leukaemia: how fast does the neoplastic cell clone expand?",
    where: "British Journal of Haematology 98:999-1001",
    link: "https://doi.org/10.1046/j.1365-2141.1997.d01-3571.x",
  },
  "hodi-2010": {
    authors: "Hodi FS, O'Day SJ, McDermott DF, et al.",
    year: 2010,
    title: "Improved survival with ipilimumab in patients with metastatic melanoma",
    where: "New England Journal of Medicine 363:711-723",
    link: "https://doi.org/10.1056/NEJMoa1003466",
  },
  "hwang-2023": {
    authors: "Hwang M, Chia YL, Zheng Y, et al.",
    year: 2023,
    title:
      "Population pharmacokinetic modelling of tremelimumab in patients with advanced solid tumours and the impact of disease status on time-varying clearance",
    where: "British Journal of Clinical Pharmacology 89:1601-1616",
    link: "https://doi.org/10.1111/bcp.15622",
  },
  "iacovelli-2016": {
    authors: "Iacovelli R, Nolè F, Verri E, Renne G, Paglino C, Santoni M, et al.",
    year: 2016,
    title: "Prognostic role of PD-L1 expression in renal cell carcinoma. A systematic review and meta-analysis",
    where: "Targeted Oncology 11:143-148",
    link: "https://doi.org/10.1007/s11523-015-0392-7",
  },
  "imfinzi-label": {
    authors: "AstraZeneca",
    year: 2017,
    title: "Imfinzi (durvalumab), prescribing information",
    where: "United States label",
  },
  "imjudo-label": {
    authors: "AstraZeneca",
    year: 2022,
    title: "Imjudo (tremelimumab), prescribing information",
    where: "United States label",
  },
  "immunarium-calibration": {
    authors: "Immunarium contributors",
    year: 2026,
    title: "Calibration of virtual populations to published trials",
    where: "This software: src/models/cancers, the values of a cancer's fit with their provenance",
  },
  "intron-a-label": {
    authors: "Merck Sharp & Dohme",
    year: 2021,
    title: "Intron A (interferon alfa-2b), prescribing information",
    where: "United States label",
    link: "https://dailymed.nlm.nih.gov/dailymed/drugInfo.cfm?setid=30789790-8317-49f9-b97b-8c5ba17b53d2",
  },
  "iversen-1974": {
    authors: "Iversen OH, Iversen U, Ziegler JL, Bluming AZ",
    year: 1974,
    title: "Cell kinetics in Burkitt lymphoma",
    where: "European Journal of Cancer 10:155-163",
  },
  "johnson-2025": {
    authors: "Johnson JAI, Bergman DR, Rocha HL, et al.",
    year: 2025,
    title:
      "Human interpretable grammar encodes multicellular systems biology models to democratize virtual cell laboratories",
    where: "Cell 188(17):4711-4733.e37",
    link: "https://doi.org/10.1016/j.cell.2025.06.048",
  },
  "kantarjian-2017": {
    authors: "Kantarjian H, Stein A, Gökbuget N, Fielding AK, Schuh AC, Ribera JM, et al.",
    year: 2017,
    title: "Blinatumomab versus chemotherapy for advanced acute lymphoblastic leukemia",
    where: "New England Journal of Medicine 376:836-847",
    link: "https://doi.org/10.1056/NEJMoa1609783",
  },
  "kaplan-meier-1958": {
    authors: "Kaplan EL, Meier P",
    year: 1958,
    title: "Nonparametric estimation from incomplete observations",
    where: "Journal of the American Statistical Association 53:457-481",
    link: "https://doi.org/10.1080/01621459.1958.10501452",
  },
  "keytruda-label": {
    authors: "Merck Sharp & Dohme",
    year: 2020,
    title: "Keytruda (pembrolizumab), prescribing information",
    where: "United States label",
  },
  "kimmel-2021": {
    authors: "Kimmel GJ, Locke FL, Altrock PM",
    year: 2021,
    title:
      "The roles of T cell competition and stochastic extinction events in chimeric antigen receptor T cell therapy",
    where: "Proceedings of the Royal Society B 288:20210229",
    link: "https://doi.org/10.1098/rspb.2021.0229",
  },
  "kirschner-panetta-1998": {
    authors: "Kirschner D, Panetta JC",
    year: 1998,
    title: "Modeling immunotherapy of the tumor-immune interaction",
    where: "Journal of Mathematical Biology 37:235-252",
    link: "https://doi.org/10.1007/s002850050127",
  },
  "konrad-1990": {
    authors: "Konrad MW, Hemstreet G, Hersh EM, et al.",
    year: 1990,
    title: "Pharmacokinetics of recombinant interleukin 2 in humans",
    where: "Cancer Research 50:2009-2017",
    link: "https://aacrjournals.org/cancerres/article/50/7/2009/496337",
  },
  "kuznetsov-1994": {
    authors: "Kuznetsov VA, Makalkin IA, Taylor MA, Perelson AS",
    year: 1994,
    title: "Nonlinear dynamics of immunogenic tumors: parameter estimation and global bifurcation analysis",
    where: "Bulletin of Mathematical Biology 56:295-321",
    link: "https://doi.org/10.1007/BF02460644",
  },
  "kymriah-label": {
    authors: "Novartis",
    year: 2017,
    title: "Kymriah (tisagenlecleucel), prescribing information",
    where: "United States label",
  },
  "libtayo-label": {
    authors: "Regeneron",
    year: 2018,
    title: "Libtayo (cemiplimab), prescribing information",
    where: "United States label",
  },
  "livingston-lee-2001": {
    authors: "Livingston EH, Lee S",
    year: 2001,
    title: "Body surface area prediction in normal-weight and obese patients",
    where: "American Journal of Physiology: Endocrinology and Metabolism 281:E586-E591",
    link: "https://doi.org/10.1152/ajpendo.2001.281.3.E586",
  },
  "mackintosh-2014": {
    authors: "Mackintosh JA, Marshall HM, Yang IA, Bowman RV, Fong KM",
    year: 2014,
    title: "A retrospective study of volume doubling time in surgically resected non-small cell lung cancer",
    where: "Respirology 19:755-762",
    link: "https://doi.org/10.1111/resp.12311",
  },
  "masters-2022": {
    authors: "Masters JC, Khandelwal A, di Pietro A, Dai H, Brar S",
    year: 2022,
    title:
      "Model-informed drug development supporting the approval of the avelumab flat-dose regimen in patients with advanced renal cell carcinoma",
    where: "CPT: Pharmacometrics & Systems Pharmacology 11:458-468",
    link: "https://doi.org/10.1002/psp4.12771",
  },
  "michel-2008": {
    authors: "Michel S, Benner A, Tariverdian M, et al.",
    year: 2008,
    title: "High density of FOXP3-positive T cells infiltrating colorectal cancers with microsatellite instability",
    where: "British Journal of Cancer 99:1867-1873",
    link: "https://doi.org/10.1038/sj.bjc.6604756",
  },
  "motzer-2015": {
    authors: "Motzer RJ, Escudier B, McDermott DF, et al.",
    year: 2015,
    title: "Nivolumab versus everolimus in advanced renal-cell carcinoma",
    where: "New England Journal of Medicine 373:1803-1813",
    link: "https://doi.org/10.1056/NEJMoa1510665",
  },
  "na-2017": {
    authors: "Na Z, Yeo SP, Bharath SR, Bowler MW, Balikci E, Wang CI, Song H",
    year: 2017,
    title: "Structural basis for blocking PD-1-mediated immune suppression by therapeutic antibody pembrolizumab",
    where: "Cell Research 27:147-150",
    link: "https://doi.org/10.1038/cr.2016.77",
  },
  nct00769704: {
    authors: "ClinicalTrials.gov",
    year: 2008,
    title: "Efficacy and safety study of OncoVEX GM-CSF compared to GM-CSF in melanoma",
    where: "Register entry NCT00769704",
    link: "https://clinicaltrials.gov/study/NCT00769704",
  },
  nct03897881: {
    authors: "ClinicalTrials.gov",
    year: 2019,
    title:
      "An efficacy study of adjuvant treatment with the personalized cancer vaccine mRNA-4157 and pembrolizumab in participants with high-risk melanoma",
    where: "Register entry NCT03897881",
    link: "https://clinicaltrials.gov/study/NCT03897881",
  },
  "nguyen-2022": {
    authors: "Nguyen JH, Epling D, Dolphin N, Paccaly A, Conrado D, Davis JD, Al-Huniti N",
    year: 2022,
    title:
      "Population pharmacokinetics modeling and exposure-response analyses of cemiplimab in patients with recurrent or metastatic cervical cancer",
    where: "CPT: Pharmacometrics & Systems Pharmacology 11:1458-1471",
    link: "https://doi.org/10.1002/psp4.12855",
  },
  "opdivo-label": {
    authors: "Bristol-Myers Squibb",
    year: 2018,
    title: "Opdivo (nivolumab), prescribing information",
    where: "United States label",
  },
  "pepys-hirschfield-2003": {
    authors: "Pepys MB, Hirschfield GM",
    year: 2003,
    title: "C-reactive protein: a critical update",
    where: "Journal of Clinical Investigation 111:1805-1812",
    link: "https://doi.org/10.1172/JCI18921",
  },
  "permedcoe-2025": {
    authors: "PerMedCoE community",
    year: 2025,
    title: "Open benchmarking for cell-based multiscale models: lessons from a community initiative",
    where: "bioRxiv 2025.07.16.664358",
    link: "https://doi.org/10.1101/2025.07.16.664358",
  },
  "popel-maple": {
    authors: "Popel Systems Biology Laboratory, Johns Hopkins University",
    year: 2025,
    title: "maple: parameters of a quantitative systems pharmacology model of immuno-oncology, with their sources",
    where: "Repository popellab/maple, data/simbio_parameters.csv",
    link: "https://github.com/popellab/maple",
  },
  "proleukin-label": {
    authors: "Clinigen",
    year: 2024,
    title: "Proleukin (aldesleukin), prescribing information",
    where: "United States label",
    link: "https://dailymed.nlm.nih.gov/dailymed/lookup.cfm?setid=4e2b687e-47f2-4f3c-80ab-e3224befffca",
  },
  "provenge-label": {
    authors: "Dendreon",
    year: 2010,
    title: "Provenge (sipuleucel-T), prescribing information",
    where: "United States label",
  },
  "qin-2015": {
    authors: "Qin T, Zeng YD, Qin G, Xu F, Lu JB, Fang WF, et al.",
    year: 2015,
    title: "High PD-L1 expression was associated with poor prognosis in 870 Chinese patients with breast cancer",
    where: "Oncotarget 6 (32)",
    link: "https://doi.org/10.18632/oncotarget.5583",
  },
  "ribas-2013": {
    authors: "Ribas A, Kefford R, Marshall MA, et al.",
    year: 2013,
    title:
      "Phase III randomized clinical trial comparing tremelimumab with standard-of-care chemotherapy in patients with advanced melanoma",
    where: "Journal of Clinical Oncology 31:616-622",
    link: "https://doi.org/10.1200/JCO.2012.44.6112",
  },
  "robert-2015": {
    authors: "Robert C, Long GV, Brady B, et al.",
    year: 2015,
    title: "Nivolumab in previously untreated melanoma without BRAF mutation",
    where: "New England Journal of Medicine 372:320-330",
    link: "https://doi.org/10.1056/NEJMoa1412082",
  },
  "roferon-a-label": {
    authors: "Hoffmann-La Roche",
    year: 2003,
    title: "Roferon-A (interferon alfa-2a), prescribing information",
    where: "United States label",
  },
  "ryu-2014": {
    authors: "Ryu EB, Chang JM, Seo M, Kim SA, Lim JH, Moon WK",
    year: 2014,
    title: "Tumour volume doubling time of molecular breast cancer subtypes assessed by serial breast ultrasound",
    where: "European Radiology 24:2227-2235",
    link: "https://doi.org/10.1007/s00330-014-3256-0",
  },
  "salem-2017": {
    authors: "Salem ME, Xiu J, Lenz HJ, Atkins MB, Philip PA, Hwang JJ, et al.",
    year: 2017,
    title: "Characterization of tumor mutation load (TML) in solid tumors",
    where: "Journal of Clinical Oncology 35 (15 suppl): 11517, abstract",
  },
  "sharma-2019": {
    authors: "Sharma A, Subudhi SK, Blando J, et al.",
    year: 2019,
    title: "Anti-CTLA-4 immunotherapy does not deplete FOXP3+ regulatory T cells (Tregs) in human cancers",
    where: "Clinical Cancer Research 25:1233-1238",
    link: "https://doi.org/10.1158/1078-0432.CCR-18-0762",
  },
  "sove-2020": {
    authors: "Sové RJ, Jafarnejad M, Zhao C, Wang H, Ma H, Popel AS",
    year: 2020,
    title:
      "QSP-IO: a quantitative systems pharmacology toolbox for mechanistic multiscale modeling for immuno-oncology applications",
    where: "CPT: Pharmacometrics & Systems Pharmacology 9:484-497; example parameters in the repository popellab/qspio",
    link: "https://doi.org/10.1002/psp4.12546",
  },
  "spqsp-nsclc": {
    authors: "Popel Systems Biology Laboratory, Johns Hopkins University",
    year: 2021,
    title: "SPQSP_IO: spatial quantitative systems pharmacology of non-small-cell lung cancer",
    where: "Repository popellab/SPQSP_IO, NSCLC_single/resource",
    link: "https://github.com/popellab/SPQSP_IO",
  },
  "spqsp-pdac": {
    authors: "Popel Systems Biology Laboratory, Johns Hopkins University",
    year: 2026,
    title: "SPQSP_PDAC: spatial quantitative systems pharmacology of pancreatic cancer, with prior medians and spreads",
    where: "Repository popellab/SPQSP_PDAC, PDAC/sim/resource",
    link: "https://github.com/popellab/SPQSP_PDAC",
  },
  "stein-2019": {
    authors: "Stein AM, Grupp SA, Levine JE, Laetsch TW, Pulsipher MA, Boyer MW, et al.",
    year: 2019,
    title: "Tisagenlecleucel model-based cellular kinetic analysis of chimeric antigen receptor-T cells",
    where: "CPT: Pharmacometrics & Systems Pharmacology 8:285-295",
    link: "https://doi.org/10.1002/psp4.12388",
  },
  "stroh-2017": {
    authors: "Stroh M, Winter H, Marchand M, et al.",
    year: 2017,
    title: "Clinical pharmacokinetics and pharmacodynamics of atezolizumab in metastatic urothelial carcinoma",
    where: "Clinical Pharmacology & Therapeutics 102:305-312",
    link: "https://doi.org/10.1002/cpt.587",
  },
  "tecentriq-label": {
    authors: "Genentech",
    year: 2019,
    title: "Tecentriq (atezolizumab), prescribing information",
    where: "United States label",
  },
  "weigelin-2021": {
    authors: "Weigelin B, den Boer AT, Wagena E, et al.",
    year: 2021,
    title: "Cytotoxic T cells are able to efficiently eliminate cancer cells by additive cytotoxicity",
    where: "Nature Communications 12",
    link: "https://doi.org/10.1038/s41467-021-25282-3",
  },
  "yervoy-label": {
    authors: "Bristol-Myers Squibb",
    year: 2011,
    title: "Yervoy (ipilimumab), prescribing information",
    where: "United States label",
  },
  "yescarta-label": {
    authors: "Kite Pharma",
    year: 2017,
    title: "Yescarta (axicabtagene ciloleucel), prescribing information",
    where: "United States label",
  },
};
