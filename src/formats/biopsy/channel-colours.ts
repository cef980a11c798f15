/** Colours of light in which channels are laid over each other; those without one are shown alone. */
export const channelColours: Readonly<Record<string, string>> = {
  DAPI: "#2F4FE0",
  "pan-cytokeratin": "#E07A18",
  SOX10: "#E07A18",
  αSMA: "#7C8794",
  CD31: "#FF3B30",
  CD68: "#FF4FB8",
  CD20: "#A878FF",
  CD4: "#4FE06A",
  FOXP3: "#FFF04D",
  CD56: "#FFFFFF",
  CD8: "#22E6FF",
};

/** How strong a channel is in the overlay: what is everywhere stays in the background. */
export const channelWeights: Readonly<Record<string, number>> = {
  DAPI: 0.8,
  "pan-cytokeratin": 0.75,
  SOX10: 0.8,
  αSMA: 0.9,
};
