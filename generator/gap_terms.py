"""The names of the coefficients by which equipments are expected, as they are kept and shipped."""

_DENSITIES = (
    "density_city",
    "density_middle_city",
    "density_small_town",
    "density_belt",
    "density_scattered",
    "density_very_scattered",
)
CURVE_TRAITS = ("log_population", *_DENSITIES, "is_overseas")
COUNT_TRAITS = (
    "log_population",
    "over_15000",
    "over_50000",
    "over_150000",
    *_DENSITIES,
    "income",
    "is_income_unknown",
    "is_overseas",
)
IS_RATE = "is_rate"  # one where the country's rate a head stands for the regression, else zero
GAP_TERMS = (
    "curve_intercept",
    *(f"curve_{name}" for name in CURVE_TRAITS),
    "count_intercept",
    *(f"count_{name}" for name in COUNT_TRAITS),
    "dispersion",
    "quotient_rate_per_1000",
    "quotient_shape",
    IS_RATE,
)
