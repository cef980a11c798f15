/** Where the picture looks: a point of the tissue in the middle, how large, and from which side. Without perspective. */
export interface Camera {
  /** µm. */
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** CSS pixels a µm. */
  readonly zoom: number;
  /** Radians: around the upright axis, and tilted from straight above. */
  readonly yaw: number;
  readonly pitch: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Box {
  readonly minimum: readonly number[];
  readonly maximum: readonly number[];
  readonly flat: boolean;
}

type Vector = readonly [number, number, number];

/** Directions in the tissue that point right, up and towards the eye on the screen. */
export interface Axes {
  readonly right: Vector;
  readonly up: Vector;
  readonly near: Vector;
}

export function axesOf({ yaw, pitch }: Camera): Axes {
  const [c, s] = [Math.cos(yaw), Math.sin(yaw)];
  const [cp, sp] = [Math.cos(pitch), Math.sin(pitch)];
  return { right: [c, s, 0], up: [-s * cp, c * cp, sp], near: [s * sp, -c * sp, cp] };
}

const along = ([a, b, c]: Vector, x: number, y: number, z: number) => a * x + b * y + c * z;

/** A place of the tissue on the screen: CSS pixels from the top left, and µm towards the eye. */
export function toScreen(camera: Camera, size: Size, x: number, y: number, z: number): [number, number, number] {
  const { right, up, near } = axesOf(camera);
  const [dx, dy, dz] = [x - camera.x, y - camera.y, z - camera.z];
  return [
    size.width / 2 + camera.zoom * along(right, dx, dy, dz),
    size.height / 2 - camera.zoom * along(up, dx, dy, dz),
    along(near, dx, dy, dz),
  ];
}

/** The place under a pixel, in the plane of the screen through the middle of what the camera looks at. */
export function toTissue(camera: Camera, size: Size, px: number, py: number): Vector {
  const { right, up } = axesOf(camera);
  const u = (px - size.width / 2) / camera.zoom;
  const v = (size.height / 2 - py) / camera.zoom;
  const at = (axis: 0 | 1 | 2) => u * right[axis] + v * up[axis];
  return [camera.x + at(0), camera.y + at(1), camera.z + at(2)];
}

/** Everything in view, from straight above, or tilted to show depth. */
export function wholeView({ minimum, maximum }: Box, size: Size, solid: boolean): Camera {
  const span = (axis: number) => Math.max(1, maximum[axis] - minimum[axis]);
  const middle = (axis: number) => (minimum[axis] + maximum[axis]) / 2;
  const [yaw, pitch] = solid ? [-0.5, 0.95] : [0, 0];
  const camera: Camera = { x: middle(0), y: middle(1), z: middle(2), zoom: 1, yaw, pitch };
  const { right, up } = axesOf(camera);
  const reach = (axis: Vector) =>
    [0, 1, 2].reduce((sum, i) => sum + Math.abs(axis[i]) * (i === 2 && !solid ? 0 : span(i)), 0);
  const room = 0.96;
  return { ...camera, zoom: Math.max(0.01, room * Math.min(size.width / reach(right), size.height / reach(up))) };
}

const leastZoom = 0.05;
const mostZoom = 40;

/** Larger or smaller; what is under the pixel stays there. */
export function zoomAt(camera: Camera, size: Size, px: number, py: number, factor: number): Camera {
  const before = toTissue(camera, size, px, py);
  const zoomed = { ...camera, zoom: Math.max(leastZoom, Math.min(mostZoom, camera.zoom * factor)) };
  const after = toTissue(zoomed, size, px, py);
  return {
    ...zoomed,
    x: camera.x + before[0] - after[0],
    y: camera.y + before[1] - after[1],
    z: camera.z + before[2] - after[2],
  };
}

/** Moves the picture by pixels to the right and down. */
export function pan(camera: Camera, dx: number, dy: number): Camera {
  const { right, up } = axesOf(camera);
  const at = (axis: 0 | 1 | 2) => (-dx * right[axis] + dy * up[axis]) / camera.zoom;
  return { ...camera, x: camera.x + at(0), y: camera.y + at(1), z: camera.z + at(2) };
}

/** Turns around the middle, and tilts between straight above and almost from the side. */
export function orbit(camera: Camera, yaw: number, pitch: number): Camera {
  return { ...camera, yaw: camera.yaw + yaw, pitch: Math.max(0, Math.min(1.5, camera.pitch + pitch)) };
}
