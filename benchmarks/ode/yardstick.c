/*
 * The yardstick: CVODE (BDF, Newton) with KLU and the analytic sparse Jacobian, on the same formulas, doses and
 * tolerances as our solver. Reads patients' parameters, writes daily states, prints the seconds of CPU it took.
 *
 *   yardstick PATIENTS RTOL ATOL REPEATS parameters.bin states.bin
 *
 * model.h is written by print-c.ts and plan.h by yardstick.ts.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <cvode/cvode.h>
#include <nvector/nvector_serial.h>
#include <sunlinsol/sunlinsol_klu.h>
#include <sunmatrix/sunmatrix_sparse.h>
#include "model.h"
#include "plan.h"

static const double *parameters;
static double prepared[PREPARED + 1];
static long steps, evaluations, factorisations;

static int rhs(realtype t, N_Vector y, N_Vector out, void *unused) {
  derivative(t, N_VGetArrayPointer(y), parameters, prepared, N_VGetArrayPointer(out));
  return 0;
}

static int jac(realtype t, N_Vector y, N_Vector f, SUNMatrix J, void *unused, N_Vector a, N_Vector b, N_Vector c) {
  sunindextype *starts = SUNSparseMatrix_IndexPointers(J), *rows = SUNSparseMatrix_IndexValues(J);
  for (int i = 0; i <= STATES; i++) starts[i] = columnStart[i];
  for (int i = 0; i < NONZEROS; i++) rows[i] = rowIndex[i];
  jacobian(t, N_VGetArrayPointer(y), parameters, prepared, SUNSparseMatrix_Data(J));
  return 0;
}

static void must(int code, const char *what) {
  if (code < 0) {
    fprintf(stderr, "%s failed: %d\n", what, code);
    exit(1);
  }
}

static void solve(SUNContext context, double rtol, double atol, double *out) {
  N_Vector y = N_VNew_Serial(STATES, context);
  double *values = N_VGetArrayPointer(y);
  for (int i = 0; i < STATES; i++) values[i] = initialState[i];
  prepare(parameters, prepared);
  void *memory = CVodeCreate(CV_BDF, context);
  int dose = 0, sample = 0;
  double t = 0;
  must(CVodeInit(memory, rhs, 0, y), "init");
  must(CVodeSStolerances(memory, rtol, atol), "tolerances");
  must(CVodeSetMaxNumSteps(memory, 1000000), "steps");
  SUNMatrix J = SUNSparseMatrix(STATES, STATES, NONZEROS, CSC_MAT, context);
  SUNLinearSolver solver = SUNLinSol_KLU(y, J, context);
  must(CVodeSetLinearSolver(memory, solver, J), "linear solver");
  must(CVodeSetJacFn(memory, jac), "jacobian");
  for (;;) {
    int given = 0;
    for (; dose < DOSES && doseTime[dose] == t; dose++, given = 1) values[doseState[dose]] += doseAmount[dose];
    if (given && t > 0) {
      long s, e, l;
      CVodeGetNumSteps(memory, &s);
      CVodeGetNumRhsEvals(memory, &e);
      CVodeGetNumLinSolvSetups(memory, &l);
      steps += s, evaluations += e, factorisations += l;
    }
    if (given) must(CVodeReInit(memory, t, y), "restart");
    double stop = dose < DOSES ? doseTime[dose] : DURATION;
    must(CVodeSetStopTime(memory, stop), "stop time");
    for (; sample <= DURATION && sample == t; sample++)
      for (int i = 0; i < STATES; i++) out[sample * STATES + i] = values[i];
    if (t >= DURATION) break;
    for (; t < stop; ) {
      double next = sample < stop ? sample : stop;
      must(CVode(memory, next, y, &t, CV_NORMAL), "step");
      if (t < stop)
        for (; sample <= t; sample++)
          for (int i = 0; i < STATES; i++) out[sample * STATES + i] = values[i];
    }
    t = stop;
  }
  long s, e, l;
  CVodeGetNumSteps(memory, &s);
  CVodeGetNumRhsEvals(memory, &e);
  CVodeGetNumLinSolvSetups(memory, &l);
  steps += s, evaluations += e, factorisations += l;
  CVodeFree(&memory);
  SUNLinSolFree(solver);
  SUNMatDestroy(J);
  N_VDestroy(y);
}

int main(int count, char **arguments) {
  if (count != 7) return 2;
  int patients = atoi(arguments[1]), repeats = atoi(arguments[4]);
  double rtol = atof(arguments[2]), atol = atof(arguments[3]);
  double *all = malloc(sizeof(double) * PARAMETERS * patients);
  double *out = malloc(sizeof(double) * STATES * (DURATION + 1) * patients);
  FILE *file = fopen(arguments[5], "rb");
  if (!file || fread(all, sizeof(double) * PARAMETERS, patients, file) != (size_t)patients) return 1;
  fclose(file);
  SUNContext context;
  SUNContext_Create(NULL, &context);
  for (int round = 0; round < repeats; round++) {
    steps = evaluations = factorisations = 0;
    clock_t start = clock();
    for (int i = 0; i < patients; i++) {
      parameters = all + i * PARAMETERS;
      solve(context, rtol, atol, out + (size_t)i * STATES * (DURATION + 1));
    }
    printf("%.6f %ld %ld %ld\n", (double)(clock() - start) / CLOCKS_PER_SEC, steps, evaluations, factorisations);
  }
  file = fopen(arguments[6], "wb");
  fwrite(out, sizeof(double) * STATES * (DURATION + 1), patients, file);
  fclose(file);
  return 0;
}
