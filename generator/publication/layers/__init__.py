"""The layers of a release: where its rows are, how they are coloured, the file QGIS opens."""

from generator.publication.layers.geopackage import FILE, write_geopackage
from generator.publication.layers.places import LAYERS, located

__all__ = ["FILE", "LAYERS", "located", "write_geopackage"]
