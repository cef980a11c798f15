# Makes the patterns and the expected values of spatial.test.ts with R's spatstat:
#
#   Rscript tests/conformance/spatial-reference.R && npx biome format --write tests/conformance
#
# The committed file was made with R 4.2.2 and spatstat.explore 3.0-6. The cells are simulated here, not real.
#
# spatstat estimates on a grid of r. Its grid is made fine here (30,001 values), and a few of the values are kept: so
# what it rounds to the grid (who is at risk within a step, border distances within a step) is not seen in the result.
suppressPackageStartupMessages(library(spatstat.explore))
options(digits = 17)
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)))

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

outer <- list(x = c(0, 380, 400, 250, 230, 0), y = c(0, -20, 260, 300, 180, 220))
hole <- list(x = c(90, 60, 110, 150), y = c(60, 110, 140, 90)) # spatstat takes holes clockwise
windows <- list(
  rectangle = owin(c(-50, 350), c(10, 310)),
  polygon = owin(poly = list(outer, hole))
)

set.seed(20240607)
patterns <- lapply(windows, function(W) {
  tumour <- rThomas(0.0002, 14, 5, win = W)
  tcell <- rpoispp(0.0007, win = W)
  X <- superimpose(tumour = unmark(tumour), tcell = unmark(tcell), W = W)
  ppp(round(X$x, 6), round(X$y, 6), window = W, marks = X$marks)
})

reach <- 60
fine <- seq(0, reach, length.out = 30001)
kept <- seq(2001, 30001, by = 2000)
take <- function(estimate, column) estimate[[column]][kept]

# Translation weights of a polygon: spatstat draws it on pixels in Kcross, unless asked for exact ones.
translation <- function(A, B, same) {
  close <- if (same) closepairs(A, reach) else crosspairs(A, B, reach)
  weight <- edge.Trans(dx = close$dx, dy = close$dy, W = Window(A), paired = TRUE, exact = TRUE)
  n <- npoints(A) * (npoints(B) - same)
  vapply(fine[kept], function(r) sum(weight[close$d <= r]), 0) * area(Window(A)) / n
}

# spatstat smooths by a Fourier transform on bins; the plain sum over pairs with its weights says the same to more digits.
pair_correlation <- function(A, B, same, half_width, divisor) {
  close <- if (same) closepairs(A, reach + half_width) else crosspairs(A, B, reach + half_width)
  XI <- ppp(close$xi, close$yi, window = Window(A), check = FALSE)
  weight <- edge.Ripley(XI, matrix(close$d, ncol = 1))
  n <- npoints(A) * (npoints(B) - same)
  vapply(fine[kept], function(r) {
    kernel <- 0.75 / half_width * pmax(0, 1 - ((r - close$d) / half_width)^2)
    sum(weight * kernel / (if (divisor == "r") r else close$d)) * area(Window(A)) / (2 * pi * n)
  }, 0)
}

# Tiles from the lower left of the window's frame.
morisita_horn <- function(A, B, size) {
  tile <- function(X) paste(floor((X$x - Window(X)$xrange[1]) / size), floor((X$y - Window(X)$yrange[1]) / size))
  tiles <- union(tile(A), tile(B))
  p <- table(factor(tile(A), tiles)) / npoints(A)
  q <- table(factor(tile(B), tiles)) / npoints(B)
  2 * sum(p * q) / (sum(p^2) + sum(q^2))
}

counts <- function(X, A, B, radius) {
  ab <- crossdist(A, B)
  aa <- pairdist(A)
  ratio <- sum(ab <= radius) / ((sum(aa <= radius) - npoints(A)) / 2)
  near <- crossdist(A, X) <= radius
  all <- rowSums(near) - 1
  to <- rowSums(near[, marks(X) == "tcell", drop = FALSE])
  of <- aa[upper.tri(aa)]
  nn <- apply(ab, 1, min)
  list(
    mixing = ratio, normalised = ratio * (npoints(A) - 1) / (2 * npoints(B)),
    percentage = mean((100 * to / all)[all > 0]),
    pairwise = c(mean(ab), sd(ab), min(ab), max(ab)), nearest = c(mean(nn), sd(nn), min(nn), max(nn)),
    own = c(mean(of), sd(of), min(of), max(of))
  )
}

results <- lapply(patterns, function(X) {
  A <- unmark(X[marks(X) == "tumour"])
  B <- unmark(X[marks(X) == "tcell"])
  corrections <- c("border", "translate", "isotropic")
  own <- Kest(A, r = fine, correction = corrections)
  cross <- Kcross(X, "tumour", "tcell", r = fine, correction = corrections)
  L <- Lcross(X, "tumour", "tcell", r = fine, correction = "isotropic")
  list(
    K = list(border = take(own, "border"), translation = translation(A, A, TRUE), isotropic = take(own, "iso")),
    crossK = list(border = take(cross, "border"), translation = translation(A, B, FALSE), isotropic = take(cross, "iso")),
    pixelTranslation = take(cross, "trans"),
    crossL = take(L, "iso"),
    pairCorrelation = list(
      own = pair_correlation(A, A, TRUE, 8, "r"), cross = pair_correlation(A, B, FALSE, 8, "r"),
      divisorD = pair_correlation(A, B, FALSE, 8, "d")
    ),
    smoothed = list(
      own = take(pcf(A, r = fine, bw = 8 / sqrt(5), correction = "isotropic"), "iso"),
      cross = take(pcfcross(X, "tumour", "tcell", r = fine, bw = 8 / sqrt(5), correction = "isotropic"), "iso"),
      translation = take(pcfcross(X, "tumour", "tcell", r = fine, bw = 8 / sqrt(5), correction = "translate"), "trans"),
      divisorD = take(pcfcross(X, "tumour", "tcell", r = fine, bw = 8 / sqrt(5), divisor = "d", correction = "isotropic"), "iso"),
      rule = take(pcfcross(X, "tumour", "tcell", r = fine, correction = "isotropic"), "iso")
    ),
    G = with(Gest(A, r = fine), list(border = rs[kept], "kaplan-meier" = km[kept])),
    crossG = with(Gcross(X, "tumour", "tcell", r = fine), list(border = rs[kept], "kaplan-meier" = km[kept])),
    F = with(Fest(B, r = fine, eps = 2.5), list(border = rs[kept], "kaplan-meier" = km[kept])),
    clarkEvans = c(clarkevans(A, correction = "none"), if (Window(X)$type == "rectangle") clarkevans(A, correction = "Donnelly")),
    morisitaHorn = c(morisita_horn(A, B, 25), morisita_horn(A, B, 60)),
    counts = counts(X, A, B, 20)
  )
})

writeLines(json(list(
  r = R.version.string, spatstat = as.character(packageVersion("spatstat.explore")),
  distances = fine[kept],
  polygon = list(
    outer = lapply(seq_along(outer$x), function(k) c(outer$x[k], outer$y[k])),
    hole = lapply(seq_along(hole$x), function(k) c(hole$x[k], hole$y[k]))
  ),
  patterns = lapply(patterns, function(X) list(x = X$x, y = X$y, type = as.character(marks(X)))),
  results = results
)), file.path(here, "spatial-reference.json"))
