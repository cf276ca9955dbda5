"""What could live here: the chance that a type of equipment, absent today, appears in some years.

`panel` holds the counts by year, `features` what is known of one year, `likely` what all the other
types announce, `entries` how often each type appeared, `hazard` the law, `model` learns it,
`keeping` writes it down, `explain` tells it, `national` applies it to every EPCI.
"""
