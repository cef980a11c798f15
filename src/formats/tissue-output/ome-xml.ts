import { asciiText } from "./xml-text.ts";

/** An image of one moment, as OME-XML tells it: planes in the order x, y, z, channel. */
export interface OmeImage {
  readonly name: string;
  readonly type: "float" | "uint16";
  /** Pixels along x, y and z. */
  readonly counts: readonly [number, number, number];
  /** Edge of a pixel and its depth, µm. */
  readonly pixel: number;
  readonly depth: number;
  /** Middle of the first pixel, µm. */
  readonly first: readonly [number, number, number];
  readonly channels: readonly OmeChannel[];
  /** Seconds. */
  readonly time: number;
}

export interface OmeChannel {
  readonly name: string;
  /** `#RRGGBB` in which viewers show it; their own choice when absent. */
  readonly colour?: string;
}

/** The description that makes a TIFF an OME-TIFF, in ASCII. Schema: OME 2016-06. */
export function omeXml({ name, type, counts, pixel, depth, first, channels, time }: OmeImage): string {
  const [x, y, z] = counts;
  const sizes = `SizeX="${x}" SizeY="${y}" SizeZ="${z}" SizeC="${channels.length}" SizeT="1"`;
  // Micrometres and seconds are what the schema takes for granted.
  const physical = `PhysicalSizeX="${pixel}" PhysicalSizeY="${pixel}" PhysicalSizeZ="${depth}"`;
  const described = channels.map(
    (channel, i) =>
      `<Channel ID="Channel:0:${i}" Name="${asciiText(channel.name)}"${colourOf(channel)} SamplesPerPixel="1"/>`,
  );
  const place = `PositionX="${first[0]}" PositionXUnit="&#181;m" PositionY="${first[1]}" PositionYUnit="&#181;m"`;
  const planes = channels.flatMap((_, c) =>
    Array.from({ length: z }, (_, k) => {
      const height = first[2] + k * depth;
      return `<Plane TheC="${c}" TheZ="${k}" TheT="0" DeltaT="${time}" ${place} PositionZ="${height}" PositionZUnit="&#181;m"/>`;
    }),
  );
  return (
    '<?xml version="1.0" encoding="UTF-8"?>' +
    '<OME xmlns="http://www.openmicroscopy.org/Schemas/OME/2016-06" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ' +
    'xsi:schemaLocation="http://www.openmicroscopy.org/Schemas/OME/2016-06 http://www.openmicroscopy.org/Schemas/OME/2016-06/ome.xsd">' +
    `<Image ID="Image:0" Name="${asciiText(name)}">` +
    `<Pixels ID="Pixels:0" DimensionOrder="XYZCT" Type="${type}" BigEndian="false" ${sizes} ${physical}>` +
    `${described.join("")}<TiffData IFD="0" PlaneCount="${channels.length * z}"/>${planes.join("")}</Pixels></Image></OME>`
  );
}

/** Red, green, blue and full opacity as the signed 32-bit number that the schema wants. */
function colourOf({ colour }: OmeChannel): string {
  if (colour === undefined) return "";
  return ` Color="${(Number.parseInt(colour.slice(1), 16) * 256 + 255) | 0}"`;
}
