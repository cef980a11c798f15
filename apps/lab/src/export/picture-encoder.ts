import type { MovieChunk, MovieShape } from "./webm.ts";

interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, opacity. */
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

export interface Codec {
  readonly matroska: MovieShape["codec"];
  /** Coarseness of each picture, 0 to 63, where the encoder takes one: small letters stay sharp however much moves. */
  readonly quantizer?: number;
  readonly config: VideoEncoderConfig;
}

/** Seconds from one picture that stands alone to the next. */
const KEY_EVERY = 2;

/** An encoder that this browser has (WebCodecs), or nothing. Edges of movies are even. */
export async function encoderFor({ width, height }: Picture, rate: number): Promise<Codec | undefined> {
  if (!globalThis.VideoEncoder) return undefined;
  for (const [matroska, codec, quantizer] of [
    ["V_VP9", "vp09.00.40.08", 26],
    ["V_VP9", "vp09.00.40.08", undefined],
    ["V_VP8", "vp8", undefined],
  ] as const) {
    const config: VideoEncoderConfig = {
      codec,
      width: width + (width % 2),
      height: height + (height % 2),
      ...(quantizer === undefined ? { bitrate: 24e6 } : { bitrateMode: "quantizer" as const }),
      framerate: rate,
      latencyMode: "quality",
    };
    const { supported } = await VideoEncoder.isConfigSupported(config).catch(() => ({ supported: false }));
    if (supported) return { matroska, config, ...(quantizer !== undefined && { quantizer }) };
  }
  return undefined;
}

/** Pictures in, pieces of a movie out, in their order; waits where the encoder is behind. */
export class PictureEncoder {
  private readonly chunks: MovieChunk[] = [];
  private readonly encoder: VideoEncoder;
  private failure: Error | undefined;

  constructor(
    private readonly codec: Codec,
    private readonly rate: number,
  ) {
    this.encoder = new VideoEncoder({
      output: (chunk) => {
        const bytes = new Uint8Array(chunk.byteLength);
        chunk.copyTo(bytes);
        this.chunks.push({ bytes, key: chunk.type === "key" });
      },
      error: (error) => (this.failure = error),
    });
    this.encoder.configure(codec.config);
  }

  /** @throws what the encoder complains of */
  async add(picture: Picture, n: number): Promise<void> {
    const { width, height } = this.codec.config;
    const frame = new VideoFrame(padded(picture, width, height), {
      format: "RGBX",
      codedWidth: width,
      codedHeight: height,
      timestamp: Math.round((1e6 * n) / this.rate),
      duration: Math.round(1e6 / this.rate),
    });
    const { quantizer } = this.codec;
    // Its type knows the option of other codecs only.
    const options: VideoEncoderEncodeOptions & { readonly vp9?: { readonly quantizer: number } } = {
      keyFrame: n % Math.round(KEY_EVERY * this.rate) === 0,
      ...(quantizer !== undefined && { vp9: { quantizer } }),
    };
    this.encoder.encode(frame, options);
    frame.close();
    while (this.encoder.encodeQueueSize > 4 && !this.failure) await new Promise((resolve) => setTimeout(resolve, 5));
    if (this.failure) throw this.failure;
  }

  async end(): Promise<readonly MovieChunk[]> {
    await this.encoder.flush();
    this.encoder.close();
    if (this.failure) throw this.failure;
    return this.chunks;
  }
}

/** With a last row and column again where edges are odd. */
function padded({ width, height, data }: Picture, wide: number, high: number): Uint8ClampedArray<ArrayBuffer> {
  if (width === wide && height === high) return data;
  const made = new Uint8ClampedArray(4 * wide * high);
  for (let row = 0; row < high; row++) {
    const from = 4 * width * Math.min(height - 1, row);
    made.set(data.subarray(from, from + 4 * width), 4 * wide * row);
    if (wide > width) made.set(data.subarray(from + 4 * (width - 1), from + 4 * width), 4 * (wide * row + width));
  }
  return made;
}
