// The same algorithms in straight C++: PhysiCell's sweeps, and the multigrid solver of src/numerics/fields. Reads a task
// from a file, does it some times, prints the CPU seconds of each time and the cycles, writes the densities.
//
//   g++ -O3 -march=native -ffinite-math-only -fno-signed-zeros -o yardstick yardstick.cpp
//   yardstick TASK DENSITIES
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

using Array = std::vector<double>;

static double seconds() {
  timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

// ---- PhysiCell's sweeps ----------------------------------------------------------------------------------------------

struct Sweeps {
  int n[3];
  int dims;
  Array inverse[3], ratio[3];

  Sweeps(const int counts[3], double diffusion, double decay, double edge, double dt) {
    std::copy(counts, counts + 3, n);
    dims = n[2] == 1 ? 2 : 3;
    const double a = dt * diffusion / (edge * edge);
    for (int axis = 0; axis < dims; axis++) {
      inverse[axis].resize(n[axis]);
      ratio[axis].resize(n[axis]);
      for (int i = 0; i < n[axis]; i++) {
        const double pivot = 1 + dt * decay / dims + ((i > 0) + (i < n[axis] - 1)) * a - (i > 0 ? a * ratio[axis][i - 1] : 0);
        inverse[axis][i] = 1 / pivot;
        ratio[axis][i] = a / pivot;
      }
    }
  }

  // Eight rows at a time, so that the recurrences overlap.
  void rows(double* x) const {
    constexpr int together = 8;
    const int nx = n[0], count = n[1] * n[2];
    const double *inv = inverse[0].data(), *r = ratio[0].data();
    int row = 0;
    for (; row + together <= count; row += together) {
      double* p = x + (size_t)row * nx;
      double last[together] = {};
      for (int i = 0; i < nx; i++)
        for (int q = 0; q < together; q++) p[(size_t)q * nx + i] = last[q] = p[(size_t)q * nx + i] * inv[i] + r[i] * last[q];
      for (int i = nx - 2; i >= 0; i--)
        for (int q = 0; q < together; q++) p[(size_t)q * nx + i] = last[q] = p[(size_t)q * nx + i] + r[i] * last[q];
    }
    for (; row < count; row++) {
      double* p = x + (size_t)row * nx;
      double last = 0;
      for (int i = 0; i < nx; i++) p[i] = last = p[i] * inv[i] + r[i] * last;
      for (int i = nx - 2; i >= 0; i--) p[i] = last = p[i] + r[i] * last;
    }
  }

  void lines(double* x, int axis) const {
    const int nx = n[0], count = n[axis];
    const size_t stride = axis == 1 ? nx : (size_t)nx * n[1], outer = axis == 1 ? (size_t)nx * n[1] : nx;
    for (int line = 0; line < (axis == 1 ? n[2] : n[1]); line++) {
      for (int from = 0; from < nx; from += 128) {
        const int width = std::min(128, nx - from);
        double* p = x + line * outer + from;
        for (int i = 0; i < width; i++) p[i] *= inverse[axis][0];
        for (int j = 1; j < count; j++) {
          double* __restrict here = p + j * stride;
          const double* before = here - stride;
          const double inv = inverse[axis][j], r = ratio[axis][j];
          for (int i = 0; i < width; i++) here[i] = here[i] * inv + r * before[i];
        }
        for (int j = count - 2; j >= 0; j--) {
          double* __restrict here = p + j * stride;
          const double* after = here + stride;
          const double r = ratio[axis][j];
          for (int i = 0; i < width; i++) here[i] += r * after[i];
        }
      }
    }
  }

  void step(double* x, const std::vector<int>& held, const Array& value) const {
    auto hold = [&] { for (size_t i = 0; i < held.size(); i++) x[held[i]] = value[i]; };
    hold();
    rows(x);
    hold();
    for (int axis = 1; axis < dims; axis++) {
      lines(x, axis);
      hold();
    }
  }
};

// ---- Multigrid -------------------------------------------------------------------------------------------------------

struct Level {
  int n[3], factor[3];
  Array width[3], share[3], beside[3], lower[3], upper[3], both[3];
  Array s, u, f, t;
  double even, exchange;
  int rows() const { return n[1] * n[2]; }
  size_t voxels() const { return (size_t)n[0] * n[1] * n[2]; }
};

struct Place {
  ptrdiff_t up, down, back, front;
  double cUp, cDown, cBack, cFront, row;
};

struct Multigrid {
  std::vector<Level> levels;
  double diffusion, least = 0;

  Multigrid(const int counts[3], const double edges[3], double d) : diffusion(d) {
    Array widths[3];
    for (int a = 0; a < 3; a++) widths[a].assign(counts[a], edges[a]);
    for (;;) {
      Level level;
      double strength[3], strongest = 0;
      for (int a = 0; a < 3; a++) {
        strength[a] = widths[a].size() > 1 ? 1 / (widths[a][0] * widths[a][0]) : 0;
        strongest = std::max(strongest, strength[a]);
      }
      level.exchange = 0;
      bool equal = true;
      for (int a = 0; a < 3; a++) {
        const auto& w = level.width[a] = widths[a];
        const int n = level.n[a] = w.size();
        const int factor = level.factor[a] = strength[a] > 0 && strength[a] >= 0.3 * strongest ? 2 : 1;
        Array coarse = w;
        if (factor == 2) {
          coarse.assign((n + 1) / 2, 0);
          for (int i = 0; i < n; i++) coarse[i / 2] += w[i];
        }
        level.share[a].resize(n);
        level.beside[a].assign(n, 0);
        for (auto* c : {&level.lower[a], &level.upper[a], &level.both[a]}) c->assign(n, 0);
        for (int i = 0; i < n; i++) {
          level.share[a][i] = factor == 2 ? w[i] / coarse[i / 2] : 1;
          const int c = i / 2, neighbour = i % 2 ? c + 1 : c - 1;
          if (factor == 2 && neighbour >= 0 && neighbour < (int)coarse.size())
            level.beside[a][i] = (coarse[c] - w[i]) / (coarse[c] + coarse[neighbour]);
          if (i > 0) level.lower[a][i] = d / (w[i] * 0.5 * (w[i] + w[i - 1]));
          if (i < n - 1) level.upper[a][i] = d / (w[i] * 0.5 * (w[i] + w[i + 1]));
          level.both[a][i] = level.lower[a][i] + level.upper[a][i];
          equal = equal && w[i] == w[0];
        }
        level.exchange += 2 * d * strength[a];
        widths[a] = coarse;
      }
      equal = equal && strength[0] == strength[1] && (strength[2] == strength[0] || level.n[2] == 1);
      level.even = equal ? d * strength[0] : 0;
      for (auto* array : {&level.s, &level.u, &level.f, &level.t}) array->assign(level.voxels(), 0);
      levels.push_back(level);
      if (strongest == 0) return;
    }
  }

  static Place locate(const Level& l, int j, int k) {
    const ptrdiff_t row = l.n[0], plane = row * l.n[1];
    return {j > 0 ? -row : 0, j < l.n[1] - 1 ? row : 0, k > 0 ? -plane : 0, k < l.n[2] - 1 ? plane : 0,
            l.lower[1][j], l.upper[1][j], l.lower[2][k], l.upper[2][k], l.both[1][j] + l.both[2][k]};
  }

  template <bool flat, bool even>
  static inline double inflow(const Level& l, const Place& p, const double* u, const double* f, int i, ptrdiff_t left, ptrdiff_t right) {
    if (even) {
      double all = u[i + left] + u[i + right] + (u[i + p.up] + u[i + p.down]);
      if (!flat) all += u[i + p.back] + u[i + p.front];
      return f[i] + l.even * all;
    }
    double sum = f[i] + l.lower[0][i] * u[i + left] + l.upper[0][i] * u[i + right] + p.cUp * u[i + p.up] + p.cDown * u[i + p.down];
    return flat ? sum : sum + p.cBack * u[i + p.back] + p.cFront * u[i + p.front];
  }

  template <bool flat, bool even>
  static void smoothRow(const Level& l, const Place& p, const double* __restrict u, const double* __restrict f,
                        const double* __restrict s, double* __restrict out, double alpha, double omega, double* worst, double* largest) {
    const int nx = l.n[0];
    const double base = alpha + (even ? (flat ? 4 : 6) * l.even : p.row);
    const double* both = l.both[0].data();
    double w = 0, m = 0;
    auto one = [&](int i, ptrdiff_t left, ptrdiff_t right) {
      const double jacobi = inflow<flat, even>(l, p, u, f, i, left, right) / (s[i] + (even ? base : both[i] + base));
      const double change = jacobi - u[i];
      out[i] = u[i] + omega * change;
      return std::array<double, 2>{std::fabs(change), std::fabs(jacobi)};
    };
    auto note = [&](std::array<double, 2> r) {
      w = r[0] > w ? r[0] : w;
      m = r[1] > m ? r[1] : m;
    };
    note(one(0, 0, nx > 1));
    if (worst) {
      for (int i = 1; i < nx - 1; i++) note(one(i, -1, 1));
    } else {
      for (int i = 1; i < nx - 1; i++) one(i, -1, 1);
    }
    if (nx > 1) note(one(nx - 1, -1, 0));
    if (worst) {
      *worst = std::max(*worst, w);
      *largest = std::max(*largest, m);
    }
  }

  static void smooth(const Level& l, const double* u, const double* f, double* out, double alpha, double omega,
                     double* worst = nullptr, double* largest = nullptr) {
    const bool flat = l.n[2] == 1;
    for (int row = 0; row < l.rows(); row++) {
      const Place p = locate(l, row % l.n[1], row / l.n[1]);
      const size_t o = (size_t)row * l.n[0];
      auto call = [&](auto work) { work(l, p, u + o, f + o, l.s.data() + o, out + o, alpha, omega, worst, largest); };
      if (l.even != 0) flat ? call(smoothRow<true, true>) : call(smoothRow<false, true>);
      else flat ? call(smoothRow<true, false>) : call(smoothRow<false, false>);
    }
  }

  static void smoothZero(const Level& l, const double* f, double* out, double alpha, double omega) {
    const bool flat = l.n[2] == 1;
    for (int row = 0; row < l.rows(); row++) {
      const Place p = locate(l, row % l.n[1], row / l.n[1]);
      const double base = alpha + (l.even != 0 ? (flat ? 4 : 6) * l.even : p.row);
      const size_t o = (size_t)row * l.n[0];
      for (int i = 0; i < l.n[0]; i++)
        out[o + i] = omega * (f[o + i] / (l.s[o + i] + (l.even != 0 ? base : l.both[0][i] + base)));
    }
  }

  static double visibility(double sink, double kappa) {
    if (sink <= 0.125 * kappa) return 1;
    const double ratio = sink / kappa;
    return 1 / (1 + ratio * ratio);
  }

  template <bool flat, bool even>
  static void residualRow(const Level& l, const Place& p, const double* u, const double* f, const double* s, double* __restrict r, double alpha) {
    const int nx = l.n[0];
    const double base = alpha + (even ? (flat ? 4 : 6) * l.even : p.row);
    auto one = [&](int i, ptrdiff_t left, ptrdiff_t right) {
      r[i] = inflow<flat, even>(l, p, u, f, i, left, right) - (s[i] + (even ? base : l.both[0][i] + base)) * u[i];
    };
    one(0, 0, nx > 1);
    for (int i = 1; i < nx - 1; i++) one(i, -1, 1);
    if (nx > 1) one(nx - 1, -1, 0);
    bool plain = true;
    for (int i = 0; i < nx; i++) plain &= s[i] <= 0.125 * l.exchange;
    if (!plain)
      for (int i = 0; i < nx; i++) r[i] *= visibility(s[i], l.exchange);
  }

  static void restrictTo(const Level& l, Level& c, const double* u, const double* f, double alpha) {
    const bool flat = l.n[2] == 1;
    static thread_local Array line;
    line.resize(l.n[0]);
    for (int row = 0; row < c.rows(); row++) {
      double* to = c.f.data() + (size_t)row * c.n[0];
      std::fill(to, to + c.n[0], 0.0);
      const int j0 = row % c.n[1] * l.factor[1], k0 = row / c.n[1] * l.factor[2];
      for (int k = k0; k < std::min(k0 + l.factor[2], l.n[2]); k++)
        for (int j = j0; j < std::min(j0 + l.factor[1], l.n[1]); j++) {
          const Place p = locate(l, j, k);
          const size_t o = ((size_t)k * l.n[1] + j) * l.n[0];
          auto call = [&](auto work) { work(l, p, u + o, f + o, l.s.data() + o, line.data(), alpha); };
          if (l.even != 0) flat ? call(residualRow<true, true>) : call(residualRow<false, true>);
          else flat ? call(residualRow<true, false>) : call(residualRow<false, false>);
          const double weight = l.share[1][j] * l.share[2][k];
          const double* share = l.share[0].data();
          if (l.factor[0] == 2) {
            for (int i = 0; i < l.n[0] / 2; i++) to[i] += weight * (share[2 * i] * line[2 * i] + share[2 * i + 1] * line[2 * i + 1]);
            if (l.n[0] % 2) to[l.n[0] / 2] += weight * share[l.n[0] - 1] * line[l.n[0] - 1];
          } else {
            for (int i = 0; i < l.n[0]; i++) to[i] += weight * share[i] * line[i];
          }
        }
    }
  }

  static void prolong(const Level& l, const Level& c, double* u) {
    static thread_local Array line;
    line.resize(c.n[0]);
    for (int row = 0; row < l.rows(); row++) {
      const int j = row % l.n[1], k = row / l.n[1];
      const int cj = j / l.factor[1], ck = k / l.factor[2];
      const int nj = l.factor[1] == 2 ? std::max(0, std::min(c.n[1] - 1, j & 1 ? cj + 1 : cj - 1)) : cj;
      const int nk = l.factor[2] == 2 ? std::max(0, std::min(c.n[2] - 1, k & 1 ? ck + 1 : ck - 1)) : ck;
      const double q = l.beside[1][j], r = l.beside[2][k];
      auto at = [&](int jj, int kk) { return c.u.data() + ((size_t)kk * c.n[1] + jj) * c.n[0]; };
      const double *e0 = at(cj, ck), *e1 = at(nj, ck), *e2 = at(cj, nk), *e3 = at(nj, nk);
      for (int i = 0; i < c.n[0]; i++)
        line[i] = (1 - q) * (1 - r) * e0[i] + q * (1 - r) * e1[i] + ((1 - q) * r * e2[i] + q * r * e3[i]);
      double* __restrict to = u + (size_t)row * l.n[0];
      const double* s = l.s.data() + (size_t)row * l.n[0];
      const int last = c.n[0] - 1;
      auto gain = [&](int i) {
        if (l.factor[0] == 1) return line[i];
        const int ci = i >> 1, ni = i & 1 ? std::min(ci + 1, last) : std::max(ci - 1, 0);
        return line[ci] + l.beside[0][i] * (line[ni] - line[ci]);
      };
      bool plain = true;
      for (int i = 0; i < l.n[0]; i++) plain &= s[i] <= 0.125 * l.exchange;
      if (plain) {
        int i = 0;
        if (l.factor[0] == 2) {
          const double* beside = l.beside[0].data();
          to[0] += gain(0);
          if (l.n[0] > 1) to[1] += gain(1);
          for (int ci = 1; ci < last; ci++) {
            to[2 * ci] += line[ci] + beside[2 * ci] * (line[ci - 1] - line[ci]);
            to[2 * ci + 1] += line[ci] + beside[2 * ci + 1] * (line[ci + 1] - line[ci]);
          }
          i = std::max(2, 2 * last);
        }
        for (; i < l.n[0]; i++) to[i] += gain(i);
      } else {
        for (int i = 0; i < l.n[0]; i++) to[i] += gain(i) * visibility(s[i], l.exchange);
      }
    }
  }

  static void coarsen(const Level& l, Level& c) {
    const double kappa = l.exchange, margin = 0.05 * kappa;
    for (int ck = 0; ck < c.n[2]; ck++)
      for (int cj = 0; cj < c.n[1]; cj++)
        for (int ci = 0; ci < c.n[0]; ci++) {
          const int b[3] = {ci * l.factor[0], cj * l.factor[1], ck * l.factor[2]};
          const int e[3] = {std::min(b[0] + l.factor[0], l.n[0]), std::min(b[1] + l.factor[1], l.n[1]), std::min(b[2] + l.factor[2], l.n[2])};
          double low = HUGE_VAL, high = 0, sum = 0;
          for (int k = b[2]; k < e[2]; k++)
            for (int j = b[1]; j < e[1]; j++)
              for (int i = b[0]; i < e[0]; i++) {
                const double s = l.s[((size_t)k * l.n[1] + j) * l.n[0] + i];
                low = std::min(low, s);
                high = std::max(high, s);
              }
          if (high > low && high - low <= 0.01 * kappa) {
            for (int k = b[2]; k < e[2]; k++)
              for (int j = b[1]; j < e[1]; j++)
                for (int i = b[0]; i < e[0]; i++)
                  sum += l.share[0][i] * l.share[1][j] * l.share[2][k] * l.s[((size_t)k * l.n[1] + j) * l.n[0] + i];
            low = 0;
          } else if (high > low)
            for (int k = b[2]; k < e[2]; k++)
              for (int j = b[1]; j < e[1]; j++) {
                const Place p = locate(l, j, k);
                for (int i = b[0]; i < e[0]; i++) {
                  const double* s = &l.s[((size_t)k * l.n[1] + j) * l.n[0] + i];
                  const double excess = *s - low;
                  if (!(excess > 0)) continue;
                  auto open = [&](double x, ptrdiff_t at) { return x * (*s + margin - std::min(s[at], *s)); };
                  const double all = open(l.lower[0][i], i > 0 ? -1 : 0) + open(l.upper[0][i], i < l.n[0] - 1 ? 1 : 0) + open(p.cUp, p.up) +
                                     open(p.cDown, p.down) + open(p.cBack, p.back) + open(p.cFront, p.front);
                  const double limit = std::min(2 * all / (*s + margin), kappa);
                  sum += l.share[0][i] * l.share[1][j] * l.share[2][k] * (excess * limit / (excess + limit));
                }
              }
          c.s[((size_t)ck * c.n[1] + cj) * c.n[0] + ci] = low + sum;
        }
  }

  bool isLast(size_t depth, double alpha) const {
    const double kept = alpha + least;
    return depth == levels.size() - 1 || kept >= 0.25 * (kept + levels[depth].exchange);
  }

  Array weights(size_t depth, double alpha) const {
    const Level& l = levels[depth];
    const double whole = l.exchange + alpha + least;
    const bool last = isLast(depth, alpha);
    double weakest = HUGE_VAL, low = 1, high = 1;
    for (int a = 0; a < 3; a++)
      if (l.n[a] > 1 && l.factor[a] == 2) weakest = std::min(weakest, diffusion / (l.width[a][0] * l.width[a][0]));
    if (l.exchange > 0) {
      low = ((last ? 0 : 2 * weakest) + alpha + least) / whole;
      high = (2 * l.exchange + alpha + least) / whole;
    }
    auto chebyshev = [&](int sweeps) {
      Array w;
      for (int k = 0; k < sweeps; k++) w.push_back(1 / ((high + low) / 2 + (high - low) / 2 * std::cos(M_PI * (2 * k + 1) / (2 * sweeps))));
      return w;
    };
    auto damping = [&](int sweeps) { return high <= low ? 0 : 1 / std::cosh(sweeps * std::acosh((high + low) / (high - low))); };
    if (!last) {
      Array w = chebyshev(2);
      return {w[0], w[1], w[0], w[1]};
    }
    int sweeps = 2;
    while (sweeps < 8 && damping(sweeps) > 0.1) sweeps += 2;
    return chebyshev(sweeps);
  }

  void correct(size_t depth, double* u, const double* f, double alpha) {
    restrictTo(levels[depth], levels[depth + 1], u, f, alpha);
    fromZero(depth + 1, alpha);
    prolong(levels[depth], levels[depth + 1], u);
  }

  void fromZero(size_t depth, double alpha) {
    Level& l = levels[depth];
    const Array w = weights(depth, alpha);
    smoothZero(l, l.f.data(), l.t.data(), alpha, w[0]);
    smooth(l, l.t.data(), l.f.data(), l.u.data(), alpha, w[1]);
    if (!isLast(depth, alpha)) correct(depth, l.u.data(), l.f.data(), alpha);
    for (size_t i = 2; i < w.size(); i += 2) {
      smooth(l, l.u.data(), l.f.data(), l.t.data(), alpha, w[i]);
      smooth(l, l.t.data(), l.f.data(), l.u.data(), alpha, w[i + 1]);
    }
  }

  void prepare(double leastSink) {
    least = leastSink;
    for (size_t i = 0; i + 1 < levels.size(); i++) coarsen(levels[i], levels[i + 1]);
  }

  int solve(double* u, const double* f, double alpha, double relative, double absolute, int most) {
    Level& l = levels[0];
    double residual = 0, largest = 0;
    smooth(l, u, f, l.t.data(), alpha, 1, &residual, &largest);
    const double first = residual;
    int cycles = 0;
    const Array w = weights(0, alpha);
    while (residual > std::max(relative * first, absolute * largest) && cycles < most) {
      residual = largest = 0;
      const bool last = isLast(0, alpha);
      for (size_t i = 0; i + 2 < w.size(); i += 2) {
        smooth(l, u, f, l.t.data(), alpha, w[i]);
        smooth(l, l.t.data(), f, u, alpha, w[i + 1]);
      }
      if (!last) correct(0, u, f, alpha);
      smooth(l, u, f, l.t.data(), alpha, w[w.size() - 2]);
      smooth(l, l.t.data(), f, u, alpha, w[w.size() - 1], &residual, &largest);
      cycles++;
    }
    return cycles;
  }
};

// ---- Tasks -----------------------------------------------------------------------------------------------------------

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  FILE* in = fopen(argv[1], "rb");
  if (!in) return 2;
  // kind (0 sweeps, 1 solve), nx, ny, nz, edges, diffusion, decay or alpha, dt, steps, repeats, least sink, relative,
  // absolute; then densities, and held densities (NaN where free) for sweeps, or sinks and sources for a solve.
  double head[15];
  if (fread(head, 8, 15, in) != 15) return 2;
  const int counts[3] = {(int)head[1], (int)head[2], (int)head[3]};
  const size_t voxels = (size_t)counts[0] * counts[1] * counts[2];
  auto read = [&] {
    Array array(voxels);
    if (fread(array.data(), 8, voxels, in) != voxels) exit(2);
    return array;
  };
  const Array start = read();
  Array density;
  const int repeats = (int)head[11];
  if (head[0] == 0) {
    const Array second = read();
    std::vector<int> held;
    Array value;
    for (size_t i = 0; i < voxels; i++) {
      unsigned long long bits;
      __builtin_memcpy(&bits, &second[i], 8);
      if ((bits & 0x7ff0000000000000ull) == 0x7ff0000000000000ull) continue;
      held.push_back(i);
      value.push_back(second[i]);
    }
    const Sweeps sweeps(counts, head[7], head[8], head[4], head[9]);
    for (int repeat = 0; repeat < repeats; repeat++) {
      density = start;
      const double before = seconds();
      for (int step = 0; step < (int)head[10]; step++) sweeps.step(density.data(), held, value);
      printf("%.9f 0\n", seconds() - before);
    }
  } else {
    Multigrid multigrid(counts, head + 4, head[7]);
    multigrid.levels[0].s = read();
    const Array source = read();
    for (int repeat = 0; repeat < repeats; repeat++) {
      density = start;
      const double before = seconds();
      multigrid.prepare(head[12]);
      const int cycles = multigrid.solve(density.data(), source.data(), head[8], head[13], head[14], 40);
      printf("%.9f %d\n", seconds() - before, cycles);
    }
  }
  fclose(in);
  FILE* out = fopen(argv[2], "wb");
  fwrite(density.data(), 8, voxels, out);
  fclose(out);
  return 0;
}
