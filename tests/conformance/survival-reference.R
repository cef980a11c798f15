# Makes the data and the expected values of survival.test.ts with R's survival package:
#
#   Rscript tests/conformance/survival-reference.R && npx biome format --write tests/conformance
#
# The committed files were made with R 4.2.2, survival 3.5-3 and mvtnorm 1.1-3. The data are simulated here, not real.
library(survival)
library(mvtnorm)
options(digits = 17)
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)))

# Data: whole days in a coarse grid (many ties), strata, a late effect of the arm, patients in pairs.
set.seed(20240607)
n <- 240
arm <- rep(0:1, n / 2)
pair <- rep(seq_len(n / 2), each = 2)
age <- round(rnorm(n, 60, 9), 1)
marker <- round(rlnorm(n, 0, 0.8), 3)
site <- sample(c("north", "south", "west"), n, replace = TRUE)
frailty <- rep(rnorm(n / 2, 0, 0.5), each = 2)
rate <- 0.004 * exp(0.02 * (age - 60) + 0.3 * log(marker) + frailty) * c(north = 1, south = 1.5, west = 0.7)[site]
late <- rexp(n) / rate
event_time <- ifelse(arm == 1 & late > 90, 90 + (late - 90) / 0.45, late)
censor <- runif(n, 60, 900)
time <- pmax(7, 7 * ceiling(pmin(event_time, censor) / 7))
event <- as.integer(event_time <= censor)
data <- data.frame(time, event, arm, age, marker, site, pair)
write.csv(data, file.path(here, "survival-data.csv"), row.names = FALSE, quote = FALSE)

json <- function(x) {
  if (is.list(x)) {
    body <- vapply(x, json, "")
    if (is.null(names(x))) return(paste0("[", paste(body, collapse = ", "), "]"))
    return(paste0("{", paste0('"', names(x), '": ', body, collapse = ", "), "}"))
  }
  if (is.character(x)) values <- paste0('"', x, '"')
  else values <- ifelse(is.na(x) | is.infinite(x), "null", sprintf("%.17g", x))
  if (length(x) == 1) values else paste0("[", paste(values, collapse = ", "), "]")
}

curve <- function(subset, type) {
  fit <- survfit(Surv(time, event) ~ 1, data = data[subset, ], conf.type = type)
  s <- summary(fit, censored = TRUE)
  q <- quantile(fit, c(0.25, 0.5, 0.75))
  at <- summary(fit, times = c(30, 180, 365, 500), extend = TRUE)
  mean <- summary(fit, rmean = 365)$table
  list(time = s$time, atRisk = s$n.risk, events = s$n.event, censored = s$n.censor, surviving = s$surv,
       error = s$std.err, lo = s$lower, hi = s$upper,
       quartiles = list(value = as.numeric(q$quantile), lo = as.numeric(q$lower), hi = as.numeric(q$upper)),
       milestones = list(time = at$time, atRisk = at$n.risk, surviving = at$surv, error = at$std.err,
                         lo = at$lower, hi = at$upper),
       restricted = list(mean = unname(mean["rmean"]), error = unname(mean["se(rmean)"])))
}
kaplan_meier <- list()
for (type in c("plain", "log", "log-log")) for (a in 0:1) {
  kaplan_meier[[length(kaplan_meier) + 1]] <- c(list(arm = a, scale = type), curve(data$arm == a, type))
}

difference <- function(formula, rho = 0) {
  d <- survdiff(formula, data = data, rho = rho)
  total <- function(x) if (is.matrix(x)) rowSums(x) else x
  list(observed = as.numeric(total(d$obs)), expected = as.numeric(total(d$exp)), chiSquared = d$chisq,
       p = d$pvalue)
}
log_rank <- list(
  arms = difference(Surv(time, event) ~ arm),
  sites = difference(Surv(time, event) ~ site),
  stratified = difference(Surv(time, event) ~ arm + strata(site)),
  rho1 = difference(Surv(time, event) ~ arm, rho = 1),
  rho1stratified = difference(Surv(time, event) ~ arm + strata(site), rho = 1)
)

# Fleming-Harrington statistics and their covariance by hand, p-value by mvtnorm.
pooled <- survfit(Surv(time, event) ~ 1, data = data)
first <- pooled$time[pooled$n.event > 0]
before <- c(1, pooled$surv)[match(first, pooled$time)]
y <- sapply(first, function(t) sum(time >= t))
y0 <- sapply(first, function(t) sum(time >= t & arm == 0))
d <- sapply(first, function(t) sum(time == t & event == 1))
d0 <- sapply(first, function(t) sum(time == t & event == 1 & arm == 0))
hyper <- ifelse(y > 1, d * (y0 / y) * (1 - y0 / y) * (y - d) / (y - 1), 0)
w <- cbind(1, 1 - before, before, before * (1 - before))
u <- colSums(w * (d0 - y0 * d / y))
v <- t(w) %*% (w * hyper)
z <- u / sqrt(diag(v))
joint <- pmvnorm(lower = rep(-max(abs(z)), 4), upper = rep(max(abs(z)), 4), sigma = cov2cor(v),
                 algorithm = GenzBretz(maxpts = 5e6, abseps = 1e-8))
max_combo <- list(z = z, correlation = as.numeric(cov2cor(v)), p = 1 - joint[1])

strict <- coxph.control(eps = 1e-11, iter.max = 50)
model <- function(formula, ties) {
  fit <- coxph(formula, data = data, ties = ties, control = strict)
  s <- summary(fit)
  list(coefficients = unname(coef(fit)), errors = unname(sqrt(diag(vcov(fit)))),
       covariance = as.numeric(vcov(fit)), modelErrors = unname(s$coefficients[, "se(coef)"]),
       logLikelihood = fit$loglik, likelihoodRatio = unname(s$logtest["test"]), wald = fit$wald.test[[1]],
       score = unname(s$sctest["test"]), lo = unname(s$conf.int[, "lower .95"]), hi = unname(s$conf.int[, "upper .95"]),
       p = unname(s$coefficients[, "Pr(>|z|)"]))
}
paired <- Surv(time, event) ~ arm + age + marker + cluster(pair)
plain <- Surv(time, event) ~ arm + age + marker
strata <- Surv(time, event) ~ arm + age + marker + strata(site)
cox <- list(
  efron = model(plain, "efron"), breslow = model(plain, "breslow"), exact = model(plain, "exact"),
  efronStratified = model(strata, "efron"), exactStratified = model(strata, "exact"),
  efronPaired = model(paired, "efron"), breslowPaired = model(paired, "breslow"),
  efronStratifiedPaired = model(update(strata, . ~ . + cluster(pair)), "efron"), armOnly = model(Surv(time, event) ~ arm, "efron")
)

drift <- function(formula, ties, transform) {
  fit <- coxph(formula, data = data, ties = ties, control = strict)
  z <- cox.zph(fit, transform = transform)
  each <- split(as.data.frame(z$y), z$time)
  list(chiSquared = unname(z$table[, "chisq"]), p = unname(z$table[, "p"]),
       time = as.numeric(names(each)), course = unname(lapply(as.list(as.data.frame(do.call(rbind, lapply(each, colMeans)))), as.numeric)))
}
proportional <- list()
for (ties in c("efron", "breslow")) for (transform in c("km", "identity", "log")) for (stratified in c(FALSE, TRUE)) {
  result <- drift(if (stratified) strata else plain, ties, transform)
  if (stratified) result$course <- result$time <- NULL
  proportional[[length(proportional) + 1]] <- c(list(ties = ties, transform = transform, stratified = stratified * 1), result)
}

writeLines(json(list(
  r = R.version.string, survival = as.character(packageVersion("survival")), kaplanMeier = kaplan_meier,
  logRank = log_rank, maxCombo = max_combo, cox = cox, proportional = proportional
)), file.path(here, "survival-reference.json"))
