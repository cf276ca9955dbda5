"""What the tables of access read, known without what makes them. Pure."""

ROADS_READ = (
    "core_communes",
    "core_commune_labels",
    "calc_commune_passages",
    "land_access",
    "land_communes_without_road",
    "land_road_hypotheses",
    "land_travel_times",
)
PLACES_READ = (*ROADS_READ, "core_commune_equipment", "land_activity_equipment")
ACCESS_READS = (*PLACES_READ, "land_located_equipment")
FLOATING_READS = (*PLACES_READ, "land_access_steps")
STRUCTURE_READS = (*ROADS_READ, "core_supply_communes")
PEOPLE_READS = (*ROADS_READ, "land_activities")
