"""Maps and charts as SVG, in points, drawn from values alone."""
