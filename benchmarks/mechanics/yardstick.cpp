// The yardstick of benchmarks/mechanics: the same algorithm in plain C++, written for clarity and compiled with -O3.
// Reads a case from the file named first, steps it, writes positions to the file named second, prints CPU seconds and
// how often the neighbour list was built.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <vector>

struct Body {
  double x, y, z, radius, reach, repulsion, adhesion, kind;
};

struct Vector {
  double x, y, z;
};

struct Header {
  double bodies, dimensions, steps, warmup, dt, relative_skin;
};

class NeighbourList {
public:
  std::vector<uint32_t> starts, indices;
  int builds = 0;

  NeighbourList(double relative_skin) : relative_skin_(relative_skin) {}

  void ensure(const std::vector<Body> &bodies) {
    if (!snapshot_.empty()) {
      double most = 0;
      for (size_t i = 0; i < bodies.size(); i++) most = std::max(most, squared(bodies[i], snapshot_[i]));
      if (std::sqrt(most) <= 0.499 * skin_) {
        age_++;
        return;
      }
      if (age_ < 6) relative_skin_ = std::min(relative_skin_ * 1.3, 0.4);
      if (age_ > 25) relative_skin_ = std::max(relative_skin_ / 1.3, 0.05);
    }
    build(bodies);
  }

private:
  double relative_skin_, skin_ = 0;
  int age_ = 0;
  std::vector<Body> snapshot_;

  static double squared(const Body &a, const Body &b) {
    const double dx = a.x - b.x, dy = a.y - b.y, dz = a.z - b.z;
    return dx * dx + dy * dy + dz * dz;
  }

  void build(const std::vector<Body> &bodies) {
    const size_t n = bodies.size();
    double low[3] = {1e300, 1e300, 1e300}, high[3] = {-1e300, -1e300, -1e300}, sum = 0, largest = 0;
    for (const Body &b : bodies) {
      const double at[3] = {b.x, b.y, b.z};
      for (int axis = 0; axis < 3; axis++) {
        low[axis] = std::min(low[axis], at[axis]);
        high[axis] = std::max(high[axis], at[axis]);
      }
      sum += b.reach;
      largest = std::max(largest, b.reach);
    }
    skin_ = relative_skin_ * 2 * sum / n;
    const double edge = 2 * largest + skin_;
    int counts[3];
    for (int axis = 0; axis < 3; axis++) counts[axis] = (int)((high[axis] - low[axis]) / edge) + 1;
    const auto along = [&](double x, int axis) { return std::clamp((int)std::floor((x - low[axis]) / edge), 0, counts[axis] - 1); };
    const auto bin_of = [&](const Body &b) { return (along(b.z, 2) * counts[1] + along(b.y, 1)) * counts[0] + along(b.x, 0); };

    std::vector<uint32_t> bin_starts(counts[0] * counts[1] * counts[2] + 1, 0), order(n);
    std::vector<int> bins(n);
    for (size_t i = 0; i < n; i++) bin_starts[(bins[i] = bin_of(bodies[i])) + 1]++;
    for (size_t b = 1; b < bin_starts.size(); b++) bin_starts[b] += bin_starts[b - 1];
    std::vector<uint32_t> next(bin_starts.begin(), bin_starts.end() - 1);
    std::vector<Body> sorted(n);
    for (size_t i = 0; i < n; i++) {
      order[next[bins[i]]] = i;
      sorted[next[bins[i]]++] = bodies[i];
    }

    starts.assign(n + 1, 0);
    indices.clear();
    for (size_t i = 0; i < n; i++) {
      const Body &a = bodies[i];
      const int x = along(a.x, 0), y = along(a.y, 1), z = along(a.z, 2);
      for (int iz = std::max(z - 1, 0); iz <= std::min(z + 1, counts[2] - 1); iz++) {
        for (int iy = std::max(y - 1, 0); iy <= std::min(y + 1, counts[1] - 1); iy++) {
          const int row = (iz * counts[1] + iy) * counts[0];
          const uint32_t last = bin_starts[row + std::min(x + 1, counts[0] - 1) + 1];
          for (uint32_t slot = bin_starts[row + std::max(x - 1, 0)]; slot < last; slot++) {
            const double cut = a.reach + sorted[slot].reach + skin_;
            if (squared(a, sorted[slot]) < cut * cut && order[slot] != i) indices.push_back(order[slot]);
          }
        }
      }
      starts[i + 1] = indices.size();
      std::sort(indices.begin() + starts[i], indices.end());
    }
    snapshot_ = bodies;
    age_ = 0;
    builds++;
  }
};

static void forces(const std::vector<Body> &bodies, const NeighbourList &list, std::vector<Vector> &velocity,
                   std::vector<double> &pressure) {
  for (size_t i = 0; i < bodies.size(); i++) {
    const Body &a = bodies[i];
    Vector v = {0, 0, 0};
    double p = 0;
    for (uint32_t e = list.starts[i]; e < list.starts[i + 1]; e++) {
      const Body &b = bodies[list.indices[e]];
      const double dx = a.x - b.x, dy = a.y - b.y, dz = a.z - b.z;
      const double reach = a.reach + b.reach;
      const double d2 = dx * dx + dy * dy + dz * dz;
      if (d2 >= reach * reach) continue;
      const double d = std::max(std::sqrt(d2), 1e-5);
      const double radii = a.radius + b.radius;
      double f = 0;
      if (d <= radii) {
        const double overlap = (1 - d / radii) * (1 - d / radii);
        p += overlap;
        f += a.repulsion * b.repulsion * overlap;
      }
      f -= a.adhesion * b.adhesion * (1 - d / reach) * (1 - d / reach);
      f /= d;
      v.x += dx * f;
      v.y += dy * f;
      v.z += dz * f;
    }
    velocity[i] = v;
    pressure[i] = p / 0.027288820670331;
  }
}

static void move(std::vector<Body> &bodies, const std::vector<Vector> &velocity, std::vector<Vector> &previous,
                 const std::vector<Vector> &own, double dt, bool flat) {
  for (size_t i = 0; i < bodies.size(); i++) {
    const Vector v = {velocity[i].x + own[i].x, velocity[i].y + own[i].y, velocity[i].z + own[i].z};
    bodies[i].x += dt * (1.5 * v.x - 0.5 * previous[i].x);
    bodies[i].y += dt * (1.5 * v.y - 0.5 * previous[i].y);
    if (!flat) bodies[i].z += dt * (1.5 * v.z - 0.5 * previous[i].z);
    previous[i] = v;
  }
}

int main(int argc, char **argv) {
  if (argc != 3) return 1;
  FILE *in = std::fopen(argv[1], "rb");
  Header header;
  if (!in || std::fread(&header, sizeof header, 1, in) != 1) return 1;
  const size_t n = (size_t)header.bodies;
  std::vector<Body> bodies(n);
  std::vector<Vector> own(n), velocity(n), previous(n, Vector{0, 0, 0});
  std::vector<double> pressure(n);
  if (std::fread(bodies.data(), sizeof(Body), n, in) != n || std::fread(own.data(), sizeof(Vector), n, in) != n) return 1;
  std::fclose(in);

  NeighbourList list(header.relative_skin);
  const auto step = [&] {
    list.ensure(bodies);
    forces(bodies, list, velocity, pressure);
    move(bodies, velocity, previous, own, header.dt, header.dimensions == 2);
  };
  for (int i = 0; i < header.warmup; i++) step();
  const int before = list.builds;
  const clock_t start = std::clock();
  for (int i = 0; i < header.steps; i++) step();
  std::printf("%.9f %d\n", (double)(std::clock() - start) / CLOCKS_PER_SEC, list.builds - before);

  FILE *out = std::fopen(argv[2], "wb");
  return out && std::fwrite(bodies.data(), sizeof(Body), n, out) == n && std::fclose(out) == 0 ? 0 : 1;
}
