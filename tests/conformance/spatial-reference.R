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
    crossL = take(L, "iso")
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
