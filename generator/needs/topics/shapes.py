"""The columns of the tables of topics, known without what finds them. Pure."""

TOPIC_COLUMNS = {
    "topic_id": "string",
    "epci_code": "string",
    "theme_id": "string",
    "topic_label_fr": "string",
    "words": "string",
    "statement_count": "int64",
    "respondent_count": "int64",
    "stability": "float64",
    "is_found": "bool",
    "method": "string",
    "is_named": "bool",
}
MEMBER_COLUMNS = {
    "topic_id": "string",
    "statement_id": "string",
    "closeness": "float64",
    "reading_rank": "Int64",
    "is_verbatim": "bool",
}
