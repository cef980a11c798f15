/**
 * A program in R that derives a trial's tables again from the bundle's ADTTE and ADRS, and prints them beside the
 * engine's. The same text for every trial: what differs stands in the CSV files that it reads.
 */
export const rScript = `# Derives the tables of a virtual trial again, from the CSV files beside it, and
# prints them beside what the engine found. Simulated data: no person is behind
# any record.
#
#   Rscript rederive.R
#
# Needs base R and the package survival (3.0 or later), which comes with R.
# Reads adam/adtte.csv, adam/adrs.csv and engine-figures.csv. Ends with status 1
# where a figure differs by more than the tolerance.

library(survival)

days.per.month <- 365.25 / 12
tolerance <- 1e-6

read <- function(...) {
  read.csv(file.path(...), stringsAsFactors = FALSE, na.strings = "", encoding = "UTF-8")
}
adtte <- read("adam", "adtte.csv")
adrs <- read("adam", "adrs.csv")
engine <- read("engine-figures.csv")

# Nothing here may be taken for the record of a person.
stopifnot(all(adtte$SIMFL == "Y"), all(adrs$SIMFL == "Y"))

# Survival times of some arms, in months.
times.of <- function(endpoint, arms) {
  kept <- adtte$PARAMCD == endpoint & adtte$ITTFL == "Y" & adtte$TRTP %in% arms
  data <- adtte[kept, ]
  data.frame(
    months = data$AVAL / days.per.month,
    event = 1 - data$CNSR,
    arm = data$TRTP,
    stringsAsFactors = FALSE
  )
}

# Kaplan-Meier curve of one arm, with log-log limits.
curve.of <- function(endpoint, arm) {
  survfit(Surv(months, event) ~ 1, data = times.of(endpoint, arm), conf.type = "log-log")
}

# Response rate with its exact (Clopper-Pearson) interval.
rate.of <- function(endpoint, arm) {
  best <- adrs$AVALC[adrs$PARAMCD == "BOR" & adrs$ITTFL == "Y" & adrs$TRTP == arm]
  counted <- switch(endpoint, ORR = c("CR", "PR"), CR = "CR", DCR = c("CR", "PR", "SD"))
  test <- binom.test(sum(best %in% counted), length(best))
  c(sum(best %in% counted) / length(best), test$conf.int)
}

median.of <- function(endpoint, arm) {
  found <- quantile(curve.of(endpoint, arm), 0.5)
  c(found$quantile, found$lower, found$upper)
}

survival.at <- function(endpoint, arm, month) {
  fit <- curve.of(endpoint, arm)
  # Past the last patient's time nothing is known, unless nobody is left.
  if (month > max(fit$time)) return(c(if (min(fit$surv) == 0) 0 else NA, NA, NA))
  found <- summary(fit, times = month)
  c(found$surv, found$lower, found$upper)
}

restricted.mean.of <- function(endpoint, arm, tau) {
  found <- summary(curve.of(endpoint, arm), rmean = tau)$table
  c(found[grepl("rmean", names(found)) & !grepl("se", names(found))], NA, NA)
}

# Cox model of one arm against another, ties by Efron.
cox.of <- function(endpoint, arm, reference) {
  data <- times.of(endpoint, c(arm, reference))
  data$treated <- as.numeric(data$arm == arm)
  coxph(Surv(months, event) ~ treated, data = data, ties = "efron")
}

log.rank.of <- function(endpoint, arm, reference) {
  data <- times.of(endpoint, c(arm, reference))
  pchisq(survdiff(Surv(months, event) ~ arm, data = data)$chisq, df = 1, lower.tail = FALSE)
}

# One row of engine-figures.csv, derived again: value, lower limit, upper limit.
derive <- function(row) {
  with(row, switch(figure,
    "rate" = rate.of(endpoint, arm),
    "events" = c(sum(times.of(endpoint, arm)$event), NA, NA),
    "median" = median.of(endpoint, arm),
    "survival" = survival.at(endpoint, arm, at),
    "restricted mean" = restricted.mean.of(endpoint, arm, at),
    "hazard ratio" = {
      fit <- cox.of(endpoint, arm, reference)
      exp(c(coef(fit), confint(fit)))
    },
    "log-rank p" = c(log.rank.of(endpoint, arm, reference), NA, NA),
    "proportional hazards p" = {
      c(cox.zph(cox.of(endpoint, arm, reference), transform = "km")$table["treated", "p"], NA, NA)
    },
    stop("no figure is called ", figure)
  ))
}

derived <- t(vapply(seq_len(nrow(engine)), function(i) {
  as.numeric(derive(as.list(engine[i, ])))
}, numeric(3)))

found <- as.matrix(engine[, c("value", "lo", "hi")])
found <- matrix(as.numeric(found), ncol = 3)
gap <- abs(found - derived) / pmax(1, abs(found))
# A figure that the engine does not give (not reached, not estimable) is not held against anything.
gap[is.na(found)] <- 0
gap[is.na(gap)] <- Inf
differs <- apply(gap, 1, max) > tolerance

shown <- data.frame(
  figure = engine$figure,
  endpoint = engine$endpoint,
  arm = ifelse(is.na(engine$reference), engine$arm, paste(engine$arm, "against", engine$reference)),
  month = ifelse(is.na(engine$at), "", format(engine$at, digits = 4, trim = TRUE)),
  engine = signif(found[, 1], 7),
  R = signif(derived[, 1], 7),
  engine.limits = paste(signif(found[, 2], 4), "to", signif(found[, 3], 4)),
  R.limits = paste(signif(derived[, 2], 4), "to", signif(derived[, 3], 4)),
  agrees = ifelse(differs, "NO", "yes")
)
shown$engine.limits[is.na(found[, 2]) & is.na(found[, 3])] <- ""
shown$R.limits[is.na(derived[, 2]) & is.na(derived[, 3])] <- ""
options(width = 200)
print(shown, row.names = FALSE, right = FALSE)

cat("\\n", nrow(engine) - sum(differs), " of ", nrow(engine), " figures agree to ", tolerance, ".\\n", sep = "")
cat("Virtual patients are computer-made. Results here are not evidence about a real treatment.\\n")
if (any(differs)) quit(status = 1)
`;
